'use client'

import type { ComponentProps, ReactNode } from 'react'
import { joinClasses } from '@/components/ui/class-names'
import { FieldFaults, type FieldWords } from '@/components/ui/field'
import { useField } from '@/components/ui/form-context'

export type RadioOption = {
  value: string
  label: ReactNode
  hint?: ReactNode
  /** Further fields that belong to this answer; they stand below all answers while it is chosen (of the first six). */
  more?: ReactNode
}

export type RadioGroupProps = FieldWords & {
  options: RadioOption[]
  defaultValue?: string
  onChoose?: (value: string) => void
}

/** One of several, all in sight. Focus from the fault summary lands on the first of them. */
export function RadioGroup({ name, label, hint, isOptional, options, defaultValue, onChoose }: RadioGroupProps) {
  const field = useField(name, Boolean(hint))
  const chosen = field.typed ?? defaultValue
  return (
    <div
      className={joinClasses(field.layout === 'rows' ? 'row top' : 'stack-field', field.isInvalid && 'bad')}
      role="radiogroup"
      aria-labelledby={`${field.id}-label`}
      aria-describedby={field.describedBy}
      aria-invalid={field.isInvalid}
    >
      <span className="lab" id={`${field.id}-label`}>
        {label}
        {isOptional ? <span className="note"> (optional)</span> : null}
      </span>
      <div>
        {hint ? (
          <p className="hint" id={`${field.id}-hint`}>
            {hint}
          </p>
        ) : null}
        <FieldFaults field={field} />
        <div className="picks">
          {options.map((option, index) => (
            <Choice key={option.value}>
              <input
                type="radio"
                name={name}
                value={option.value}
                id={index === 0 ? field.id : undefined}
                defaultChecked={option.value === chosen}
                onChange={onChoose ? () => onChoose(option.value) : undefined}
              />
              <ChoiceWords label={option.label} hint={option.hint} />
            </Choice>
          ))}
          {options.map((option, index) =>
            option.more ? (
              <div key={option.value} className="pick-more" data-of={index + 1}>
                {option.more}
              </div>
            ) : null,
          )}
        </div>
      </div>
    </div>
  )
}

export type CheckboxProps = { name: string; label: ReactNode; hint?: ReactNode; more?: ReactNode } & Omit<
  ComponentProps<'input'>,
  'name' | 'type' | 'id'
>

/** One thing that is so or not. */
export function Checkbox({ name, label, hint, more, defaultChecked, ...rest }: CheckboxProps) {
  const field = useField(name, false)
  return (
    <div className={field.isInvalid && 'bad'}>
      <FieldFaults field={field} />
      <Choice more={more}>
        <input
          {...rest}
          type="checkbox"
          name={name}
          id={field.id}
          aria-invalid={field.isInvalid}
          aria-describedby={field.describedBy}
          defaultChecked={field.typed === undefined ? defaultChecked : field.typed !== ''}
        />
        <ChoiceWords label={label} hint={hint} />
      </Choice>
    </div>
  )
}

export type CheckboxGroupProps = FieldWords & {
  options: { value: string; label: ReactNode; hint?: ReactNode }[]
  defaultValues?: string[]
}

/** Any number of several; each sends the same name. */
export function CheckboxGroup({ name, label, hint, isOptional, options, defaultValues = [] }: CheckboxGroupProps) {
  const field = useField(name, Boolean(hint))
  return (
    <fieldset
      className={joinClasses(field.layout === 'rows' ? 'row top' : 'stack-field', field.isInvalid && 'bad')}
      aria-labelledby={`${field.id}-label`}
      aria-describedby={field.describedBy}
    >
      <span className="lab" id={`${field.id}-label`}>
        {label}
        {isOptional ? <span className="note"> (optional)</span> : null}
      </span>
      <div>
        {hint ? (
          <p className="hint" id={`${field.id}-hint`}>
            {hint}
          </p>
        ) : null}
        <FieldFaults field={field} />
        {options.map((option, index) => (
          <Choice key={option.value}>
            <input
              type="checkbox"
              name={name}
              value={option.value}
              id={index === 0 ? field.id : undefined}
              defaultChecked={defaultValues.includes(option.value)}
            />
            <ChoiceWords label={option.label} hint={option.hint} />
          </Choice>
        ))}
      </div>
    </fieldset>
  )
}

export type SegmentedProps = {
  name: string
  legend: string
  options: { value: string; label: string }[]
  defaultValue?: string
  value?: string
  onChoose?: (value: string) => void
}

/** One of a few short words side by side: a note's template, a table's view. Radios underneath. */
export function Segmented({ name, legend, options, defaultValue, value, onChoose }: SegmentedProps) {
  return (
    <fieldset>
      <legend className="vh">{legend}</legend>
      <div className="seg">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              {...(value === undefined
                ? { defaultChecked: option.value === defaultValue }
                : { checked: option.value === value })}
              onChange={() => onChoose?.(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Choice({ children, more }: { children: ReactNode; more?: ReactNode }) {
  return (
    <>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: every caller passes the control as the first child */}
      <label className="pick">{children}</label>
      {more ? <div className="pick-more">{more}</div> : null}
    </>
  )
}

function ChoiceWords({ label, hint }: { label: ReactNode; hint?: ReactNode }) {
  return (
    <span>
      {label}
      {hint ? <span className="note">{hint}</span> : null}
    </span>
  )
}
