'use client'

import type { ComponentProps, ReactNode } from 'react'
import { joinClasses } from '@/components/ui/class-names'
import { type FieldState, useField, useFormState } from '@/components/ui/form-context'
import { Icon } from '@/components/ui/icon'

export type FieldWords = {
  name: string
  label: ReactNode
  hint?: ReactNode
  /** Marks what may be left empty; everything else is needed. */
  isOptional?: boolean
}

/** Words of what to do, above the control they belong to. */
export function FieldFaults({ field }: { field: Pick<FieldState, 'id' | 'faults'> }) {
  if (field.faults.length === 0) return null
  return (
    <div id={`${field.id}-fault`}>
      {field.faults.map((words) => (
        <p className="fault" key={words}>
          <Icon name="alert" />
          <span>{words}</span>
        </p>
      ))}
    </div>
  )
}

/** Label, hint and faults around one control, above it or in the sheet's left column. */
export function FieldFrame({
  field,
  label,
  hint,
  isOptional = false,
  className,
  children,
}: Omit<FieldWords, 'name'> & { field: FieldState; className?: string; children: ReactNode }) {
  const isRow = field.layout === 'rows'
  const words = (
    <label className="lab" htmlFor={field.id}>
      {label}
      {isOptional ? <span className="note"> (optional)</span> : null}
    </label>
  )
  const body = (
    <>
      {hint ? (
        <p className="hint" id={`${field.id}-hint`}>
          {hint}
        </p>
      ) : null}
      <FieldFaults field={field} />
      {children}
    </>
  )
  return (
    <div className={joinClasses(isRow ? 'row' : 'stack-field', field.isInvalid && 'bad', className)}>
      {words}
      {isRow ? <div>{body}</div> : body}
    </div>
  )
}

export type TextFieldProps = FieldWords & Omit<ComponentProps<'input'>, 'name' | 'id' | 'size'>

/** One line of text. Nothing is autofilled unless `autoComplete` asks for it. */
export function TextField({ name, label, hint, isOptional, className, defaultValue, ...rest }: TextFieldProps) {
  const field = useField(name, Boolean(hint))
  return (
    <FieldFrame field={field} label={label} hint={hint} isOptional={isOptional}>
      <input
        autoComplete="off"
        {...rest}
        {...describe(field)}
        name={name}
        defaultValue={field.typed ?? defaultValue}
        className={joinClasses('field', className)}
      />
    </FieldFrame>
  )
}

export type TextAreaProps = FieldWords & { isPad?: boolean } & Omit<ComponentProps<'textarea'>, 'name' | 'id'>

/** Several lines. `isPad` for note text: serif on paper. */
export function TextArea({ name, label, hint, isOptional, isPad, className, defaultValue, ...rest }: TextAreaProps) {
  const field = useField(name, Boolean(hint))
  return (
    <FieldFrame field={field} label={label} hint={hint} isOptional={isOptional}>
      <textarea
        rows={3}
        {...rest}
        {...describe(field)}
        name={name}
        defaultValue={field.typed ?? defaultValue}
        className={joinClasses(isPad ? 'pad' : 'field', className)}
      />
    </FieldFrame>
  )
}

export type SelectOption = { value: string; label: string }
export type SelectFieldProps = FieldWords & { options: SelectOption[] } & Omit<
    ComponentProps<'select'>,
    'name' | 'id' | 'children'
  >

/** A native select: the phone's own wheel, the keyboard's own letters. */
export function SelectField({
  name,
  label,
  hint,
  isOptional,
  options,
  className,
  defaultValue,
  ...rest
}: SelectFieldProps) {
  const field = useField(name, Boolean(hint))
  return (
    <FieldFrame field={field} label={label} hint={hint} isOptional={isOptional}>
      <select
        {...rest}
        {...describe(field)}
        name={name}
        defaultValue={field.typed ?? defaultValue}
        className={joinClasses('field', className)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

/** A sheet's row that is not a field: a message preview, a fact. */
export function FormRow({ label, children }: { label: ReactNode; children: ReactNode }) {
  const { layout } = useFormState()
  return (
    <div className={layout === 'rows' ? 'row top' : 'stack-field'}>
      <span className="lab">{label}</span>
      <div>{children}</div>
    </div>
  )
}

/** A value that travels with the form and is not shown. */
export function HiddenField({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={value} />
}

function describe(field: FieldState) {
  return { id: field.id, 'aria-invalid': field.isInvalid, 'aria-describedby': field.describedBy }
}
