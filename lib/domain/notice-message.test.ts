import { expect, it } from 'vitest'
import { TELLING_WORDS } from '@/lib/domain/neutral-words'
import { writeNotice } from '@/lib/domain/notice-message'

const url = 'https://forms.example/home'

it.each([
  [1, 0, 'One form was answered and waits to be read.'],
  [1, 1, 'One form was answered and waits to be read. It asks to talk privately first.'],
  [2, 1, 'Two forms were answered and wait to be read. One asks to talk privately first.'],
  [3, 2, 'Three forms were answered and wait to be read. Two ask to talk privately first.'],
  [12, 12, '12 forms were answered and wait to be read. 12 ask to talk privately first.'],
])('%i forms, of which %i ask to talk', (formCount, talkCount, words) => {
  expect(writeNotice({ formCount, talkCount }, url).body.split('\n\n')).toEqual([
    words,
    url,
    'You choose under Your account how soon you are told.',
  ])
})

it('gives away nothing but numbers', () => {
  for (let formCount = 1; formCount <= 20; formCount += 1) {
    const { subject, body } = writeNotice({ formCount, talkCount: Math.floor(formCount / 2) }, url)
    expect(`${subject} ${body}`).not.toMatch(TELLING_WORDS)
  }
})
