'use client'

import { useEffect, useState } from 'react'
import { SelectField, type SelectOption, TextField } from '@/components/ui/field'
import { PasswordField } from '@/components/ui/password-field'
import { PostForm } from '@/components/ui/post-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { defaultLocale } from '@/lib/domain/locales'

export type SetUpFormProps = {
  to: string
  countries: SelectOption[]
  timeZones: SelectOption[]
  locales: SelectOption[]
}

/** The practice and its owner, in one go. Country, zone and locale start from what the browser says of itself. */
export function SetUpForm({ to, countries, timeZones, locales }: SetUpFormProps) {
  const [place, setPlace] = useState({ country: '', timeZone: '', locale: 'en-GB' })
  useEffect(() => {
    const guess = guessPlace(countries, timeZones)
    setPlace((chosen) => (chosen.country || chosen.timeZone ? chosen : guess))
  }, [countries, timeZones])

  return (
    <PostForm to={to} layout="rows" kept="Nothing was made yet. What you typed is kept.">
      <h2 className="mt-2">The practice</h2>
      <TextField name="practiceName" label="Name" maxLength={200} autoComplete="organization" />
      <SelectField
        name="country"
        label="Country"
        hint="Decides which crisis contacts clients see first. You can change them later."
        options={[{ value: '', label: 'Choose a country' }, ...countries]}
        value={place.country}
        onChange={(event) => {
          const country = event.currentTarget.value
          setPlace((now) => ({ ...now, country, locale: defaultLocale(country) }))
        }}
      />
      <SelectField
        name="timeZone"
        label="Time zone"
        options={[{ value: '', label: 'Choose a time zone' }, ...timeZones]}
        value={place.timeZone}
        onChange={(event) => {
          const timeZone = event.currentTarget.value
          setPlace((now) => ({ ...now, timeZone }))
        }}
      />
      <SelectField
        name="locale"
        label="Dates, numbers"
        options={locales}
        value={place.locale}
        onChange={(event) => {
          const locale = event.currentTarget.value
          setPlace((now) => ({ ...now, locale }))
        }}
      />
      <TextField
        name="readingPromiseDays"
        label="Read within"
        hint="Working days in which a completed form will have been read. Clients are told this before they answer."
        inputMode="numeric"
        defaultValue="3"
        className="short"
        maxLength={2}
      />
      <h2 className="mt-8">You, its owner</h2>
      <TextField name="name" label="Your name" maxLength={120} autoComplete="name" />
      <TextField
        name="email"
        label="E-mail address"
        hint="You sign in with it. Nothing is sent to it."
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
      />
      <PasswordField
        name="password"
        label="Password"
        hint="At least 15 characters. A few unrelated words are easy to remember and hard to guess."
        autoComplete="new-password"
      />
      <div className="acts pt-4">
        <SubmitButton waiting="Setting up">Set up the practice</SubmitButton>
      </div>
    </PostForm>
  )
}

/** What the browser says about where it is; nothing where it says nothing we know. */
function guessPlace(countries: SelectOption[], timeZones: SelectOption[]) {
  const region = new Intl.Locale(navigator.language).maximize().region ?? ''
  const country = countries.some((option) => option.value === region) ? region : ''
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  const timeZone = timeZones.some((option) => option.value === zone) ? zone : ''
  return { country, timeZone, locale: defaultLocale(country) }
}
