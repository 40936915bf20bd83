'use client'

import { RadioGroup, type RadioOption } from '@/components/ui/choice'
import { ConfirmButton } from '@/components/ui/confirm'
import { SelectField, type SelectOption } from '@/components/ui/field'
import type { FormAction } from '@/lib/domain/action-result'

export type MemberActsProps = {
  member: { id: string; name: string; role: string; isYou: boolean; clients: string | null }
  roles: RadioOption[]
  /** Active colleagues who may take over the clients; the first is suggested. */
  heirs: SelectOption[]
  changeRole: FormAction<undefined>
  deactivate: FormAction<{ transferred: number }>
}

/** What an owner may do about a member. Each asks once, naming what it will do. */
export function MemberActs({ member, roles, heirs, changeRole, deactivate }: MemberActsProps) {
  const { id, name, role, isYou, clients } = member
  const fields = { memberId: id }
  const isAlone = heirs.length === 0
  return (
    <span className="inline-flex flex-wrap gap-x-4 wide:justify-end">
      <ConfirmButton
        action={changeRole}
        look="act"
        label={<Named act="Change role" name={`of ${name}`} />}
        title={isYou ? 'Change your own role?' : `Change the role of ${name}?`}
        words="It holds from the next page they open. Nobody is signed out."
        confirm="Change the role"
        waiting="Changing"
        fields={fields}
      >
        <RadioGroup name="role" label="Role" options={roles} defaultValue={role} />
      </ConfirmButton>
      {isAlone ? null : (
        <ConfirmButton
          action={deactivate}
          look="act"
          label={<Named act="Deactivate" name={name} />}
          title={isYou ? 'Deactivate yourself?' : `Deactivate ${name}?`}
          words={
            isYou
              ? 'You are signed out at once and cannot come back unless invited again. What you wrote stays.'
              : 'They are signed out at once and can no longer sign in here. What they wrote stays under their name.'
          }
          confirm={clients ? 'Deactivate and hand over' : 'Deactivate'}
          waiting="Deactivating"
          isRisk
          fields={clients ? fields : { ...fields, heirId: heirs[0]?.value ?? '' }}
        >
          {clients ? <SelectField name="heirId" label={`Who takes over ${clients}?`} options={heirs} /> : null}
        </ConfirmButton>
      )}
    </span>
  )
}

/** Each row's press says whom it is about to those who cannot see the row. */
function Named({ act, name }: { act: string; name: string }) {
  return (
    <>
      {act}
      <span className="vh"> {name}</span>
    </>
  )
}
