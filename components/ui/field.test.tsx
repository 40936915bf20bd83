import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Checkbox, RadioGroup } from '@/components/ui/choice'
import { TextField } from '@/components/ui/field'
import { FormContext, type FormState } from '@/components/ui/form-context'

const refused: FormState = {
  id: 'f',
  isPending: false,
  layout: 'stack',
  kept: '',
  result: {
    ok: false,
    code: 'BAD_INPUT',
    message: 'Some answers need another look.',
    fieldErrors: { email: ['Enter an address with an @'], reach: ['Choose how they may be reached'] },
    values: { email: 'no-at-sign', reach: 'email' },
  },
}

const inForm = (state: FormState, field: React.ReactNode) =>
  renderToStaticMarkup(<FormContext value={state}>{field}</FormContext>)

test('a field is named by its label and described by its fault before its hint', () => {
  const html = inForm(refused, <TextField name="email" label="E-mail" hint="Where links may go" />)
  expect(html).toContain('<label class="lab" for="f-email">E-mail</label>')
  expect(html).toContain('aria-describedby="f-email-fault f-email-hint"')
  expect(html).toContain('aria-invalid="true"')
  expect(html).toContain('id="f-email-fault"')
})

test('what was typed comes back after a fault', () => {
  expect(inForm(refused, <TextField name="email" label="E-mail" defaultValue="old@example.org" />)).toContain(
    'value="no-at-sign"',
  )
})

test('the first of several answers can be reached from the summary', () => {
  const html = inForm(
    refused,
    <RadioGroup
      name="reach"
      label="How may we reach them?"
      options={[
        { value: 'session', label: 'In session only' },
        { value: 'email', label: 'E-mail' },
      ]}
    />,
  )
  expect(html).toContain('role="radiogroup"')
  expect(html).toMatch(/<input type="radio" id="f-reach" name="reach" value="session"\/>/)
  expect(html).toMatch(/<input type="radio" name="reach" checked="" value="email"\/>/)
})

test('outside a form nothing is wrong', () => {
  const html = renderToStaticMarkup(<Checkbox name="pin" label="Ask for a PIN" defaultChecked />)
  expect(html).not.toContain('aria-invalid')
  expect(html).toContain('checked=""')
})
