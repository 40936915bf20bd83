/**
 * The one script of the respondent's pages: saving on selection, number keys, the instant quick exit, and the end of a page
 * left lying about. Every page is complete without it.
 *
 * It is an ordinary function, so it is type-checked, linted and minified like everything else, and it is served as its
 * own text (readRespondentScript). Nothing is read from disk and no loader has to be set up, so it is the same in
 * tests, development and production. The price is that the function must stand alone: no imports, nothing from
 * outside its braces, and no syntax a build would lower into a helper (async, spread of objects).
 */
export function runRespondentScript(): void {
  const leaveForm = document.querySelector<HTMLFormElement>('form[data-leave]')
  const leave = (event?: Event): void => {
    if (event) event.preventDefault()
    if (!leaveForm) return
    const address = leaveForm.action
    const body = new URLSearchParams()
    new FormData(leaveForm).forEach((value, name) => {
      body.append(name, String(value))
    })
    document.body.replaceChildren()
    if (!navigator.sendBeacon(address, body)) fetch(address, { method: 'POST', body, keepalive: true }).catch(() => {})
    location.replace(leaveForm.dataset.leave || 'about:blank')
  }
  if (leaveForm) leaveForm.addEventListener('submit', leave)

  let shifts: number[] = []
  document.addEventListener('keydown', (event) => {
    if (event.repeat) return
    shifts = event.key === 'Shift' ? shifts.concat(event.timeStamp).slice(-3) : []
    const first = shifts[0]
    if (shifts.length === 3 && first !== undefined && event.timeStamp - first <= 5000) leave()
  })

  // A page the browser kept in memory would show answers after the session has ended.
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload()
  })

  // Half an hour without a word to the server ends the sitting there; then nothing of it stays on the screen either.
  let heardAt = Date.now()
  if (document.querySelector('[name=assignment]')) {
    const look = (): void => {
      if (Date.now() - heardAt >= 1800000) location.replace(location.href)
    }
    setInterval(look, 10000)
    document.addEventListener('visibilitychange', look)
  }

  const keyed = document.querySelector('fieldset[data-keys]')
  if (keyed) {
    keyed.addEventListener('keydown', (event) => {
      if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.altKey || event.metaKey) return
      const radio = keyed.querySelectorAll<HTMLInputElement>('.opts input')[Number(event.key) - 1]
      if (!radio) return
      event.preventDefault()
      radio.focus()
      radio.click()
    })
  }

  const form = document.querySelector<HTMLFormElement>('form[data-save]')
  if (!form) return
  const status = form.querySelector<HTMLElement>('[data-saving]')
  let wanted = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null
  let hasWaited = false

  const show = (state: 'saving' | 'saved' | 'failed' | 'refused'): void => {
    if (!status?.lastElementChild) return
    status.dataset.state = state
    status.lastElementChild.textContent = status.dataset[state] || ''
  }

  // One request at a time, so that an older answer can never overtake a newer one.
  const save = (attempt: number): void => {
    if (running !== null) return
    clearTimeout(timer)
    const sent = wanted
    const body = new URLSearchParams()
    new FormData(form).forEach((value, name) => {
      body.append(name, String(value))
    })
    const stop = new AbortController()
    const limit = setTimeout(() => stop.abort(), 8000)
    show('saving')
    running = fetch(form.dataset.save || '', { method: 'POST', body, keepalive: true, signal: stop.signal })
      .then(
        (response) => (response.ok ? 'saved' : response.status < 500 && response.status !== 429 ? 'refused' : 'failed'),
        () => 'failed' as const,
      )
      .then((outcome) => {
        clearTimeout(limit)
        running = null
        if (outcome === 'saved') heardAt = Date.now()
        if (sent !== wanted) return save(0)
        show(outcome)
        if (outcome === 'failed') timer = setTimeout(save, Math.min(1000 * 2 ** attempt, 30000), attempt + 1)
      })
  }
  const wish = (delay: number): void => {
    wanted++
    clearTimeout(timer)
    timer = setTimeout(save, delay, 0)
  }
  form.addEventListener('change', () => wish(0))
  form.addEventListener('input', (event) => {
    if (event.target instanceof Element && event.target.matches('textarea,[type=text]')) wish(700)
  })

  // Continue carries the newest answer; a save still under way is let through first, for two seconds at most.
  form.addEventListener('submit', (event) => {
    clearTimeout(timer)
    if (running === null || hasWaited) return
    event.preventDefault()
    hasWaited = true
    const pressed = event.submitter
    const patience = new Promise<void>((resolve) => {
      setTimeout(resolve, 2000)
    })
    void Promise.race([running, patience]).then(() => form.requestSubmit(pressed))
  })
}

/** The script as the browser gets it. */
export function readRespondentScript(): string {
  return `(${runRespondentScript.toString()})()`
}
