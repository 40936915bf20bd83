import * as addClient from '@/lib/clients/commands/add-client'
import * as archiveClient from '@/lib/clients/commands/archive-client'
import * as changeContact from '@/lib/clients/commands/change-contact'
import * as changePin from '@/lib/clients/commands/change-pin'
import * as editClient from '@/lib/clients/commands/edit-client'
import * as hideHelp from '@/lib/clients/commands/hide-help'
import * as refreshOverview from '@/lib/clients/commands/refresh-overview'
import * as findClients from '@/lib/clients/queries/find-clients'
import * as findSharedContact from '@/lib/clients/queries/find-shared-contact'
import * as getClientHead from '@/lib/clients/queries/get-client-head'
import * as getClientName from '@/lib/clients/queries/get-client-name'
import * as getPrintIdentity from '@/lib/clients/queries/get-print-identity'
import * as listCaseload from '@/lib/clients/queries/list-caseload'
import * as listReachable from '@/lib/clients/queries/list-reachable'
import * as listResponsible from '@/lib/clients/queries/list-responsible'
import * as readClientFacts from '@/lib/clients/queries/read-client-facts'
import * as readContact from '@/lib/clients/queries/read-contact'
import * as revealFolded from '@/lib/clients/queries/reveal-folded'
import * as wasSheetMade from '@/lib/clients/queries/was-sheet-made'
import { asRespondent, empty, type Matrix, missing, own, refused } from '@/lib/testing/isolation/matrix-entry'
import { newClient } from '@/lib/testing/populated-practice'

export const clientsMatrix: Matrix = {
  'clients/commands/add-client:addClient': refused((tx, { ids }) =>
    addClient.addClient(tx, { ...newClient('Nobody'), responsibleId: ids.membershipId }),
  ),
  'clients/commands/archive-client:archiveClient': missing((tx, { ids }) =>
    archiveClient.archiveClient(tx, { clientId: ids.clientId, endReason: null }),
  ),
  'clients/commands/archive-client:restoreClient': missing((tx, { ids }) =>
    archiveClient.restoreClient(tx, { clientId: ids.clientId, isNewEpisode: false }),
  ),
  'clients/commands/change-contact:setSafeContact': missing((tx, { ids }) =>
    changeContact.setSafeContact(tx, { clientId: ids.clientId, record: newClient('Nobody').record }),
  ),
  'clients/commands/change-contact:confirmContact': missing((tx, { ids }) => changeContact.confirmContact(tx, ids)),
  'clients/commands/change-contact:stopOwnReminders': asRespondent('empty', (tx) => changeContact.stopOwnReminders(tx)),
  'clients/commands/change-contact:stopContact': missing((tx, { ids }) =>
    changeContact.stopContact(tx, { clientId: ids.clientId, by: 'practice', what: 'all' }),
  ),
  'clients/commands/change-pin:newPin': missing((tx, { ids }) => changePin.newPin(tx, ids)),
  'clients/commands/change-pin:showPin': missing((tx, { ids }) => changePin.showPin(tx, ids)),
  'clients/commands/change-pin:turnPinOff': missing((tx, { ids }) => changePin.turnPinOff(tx, ids)),
  'clients/commands/edit-client:editClient': missing((tx, { ids }) =>
    editClient.editClient(tx, {
      clientId: ids.clientId,
      version: 1,
      responsibleId: tx.scope.membershipId,
      name: 'Taken',
      isCodeName: false,
      pronouns: '',
      recordNumber: '',
      bornOn: null,
    }),
  ),
  'clients/commands/edit-client:transferClient': missing((tx, { ids }) =>
    editClient.transferClient(tx, { clientId: ids.clientId, responsibleId: tx.scope.membershipId }),
  ),
  'clients/commands/hide-help:hideHelp': missing((tx, { ids }) => hideHelp.hideHelp(tx, { ...ids, isHidden: true })),
  'clients/commands/refresh-overview:expireOverviews': own((tx) => refreshOverview.expireOverviews(tx)),
  'clients/commands/refresh-overview:refreshOverviews': empty((tx, { ids }) =>
    refreshOverview.refreshOverviews(tx, [ids.clientId]),
  ),
  'clients/commands/refresh-overview:refreshOverview': empty((tx, { ids }) =>
    refreshOverview.refreshOverview(tx, ids.clientId),
  ),
  'clients/commands/refresh-overview:refreshStaleOverviews': own((tx) => refreshOverview.refreshStaleOverviews(tx)),
  'clients/queries/find-clients:findClients': empty((tx, { canary }) =>
    findClients.findClients(tx, { text: canary, locale: 'en-GB' }),
  ),
  'clients/queries/find-shared-contact:findSharedContact': own((tx, { ids, canary }) =>
    findSharedContact.findSharedContact(tx, ids.clientId, {
      emailHash: tx.keyedHash(`email:${canary.toLowerCase()}@client.example`),
      phoneHash: tx.keyedHash('phone:079460018'),
    }),
  ),
  'clients/queries/get-client-head:getClientHead': missing((tx, { ids }) =>
    getClientHead.getClientHead(tx, ids.clientId),
  ),
  'clients/queries/get-client-name:getClientName': missing((tx, { ids }) =>
    getClientName.getClientName(tx, ids.clientId),
  ),
  'clients/queries/get-print-identity:getPrintIdentity': missing((tx, { ids }) =>
    getPrintIdentity.getPrintIdentity(tx, ids.clientId),
  ),
  'clients/queries/list-caseload:listCaseload': own((tx, { ids, canary }) =>
    listCaseload.listCaseload(tx, {
      tab: 'all',
      sort: 'client',
      isDescending: false,
      page: 1,
      filters: [],
      clinicianId: ids.membershipId,
      pageSize: 100,
      locale: 'en-GB',
      search: canary,
    }),
  ),
  'clients/queries/list-reachable:listReachable': missing((tx, { ids }) =>
    listReachable.listReachable(tx, [ids.clientId]),
  ),
  'clients/queries/list-responsible:listResponsible': own((tx) => listResponsible.listResponsible(tx, 'en-GB')),
  'clients/queries/read-client-facts:readClientFacts': empty((tx, { ids }) =>
    readClientFacts.readClientFacts(tx, [ids.clientId]),
  ),
  'clients/queries/read-contact:readContact': missing((tx, { ids }) => readContact.readContact(tx, ids.clientId)),
  'clients/queries/reveal-folded:revealFolded': missing((tx, { ids }) => revealFolded.revealFolded(tx, ids.clientId)),
  'clients/queries/was-sheet-made:wasSheetMade': empty((tx, { ids }) => wasSheetMade.wasSheetMade(tx, ids.clientId)),
}
