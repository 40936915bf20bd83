import type { CheckInMessages } from '@/lib/domain/messages/message-types'

export const checkIn: CheckInMessages = {
  ratings: {
    mood: { text: 'How has your mood been?', lowest: 'Very low', highest: 'Very good' },
    fulfilled: { text: 'How fulfilled have you felt with this person?', lowest: 'Not at all', highest: 'Completely' },
    respected: { text: 'How respected have you felt by this person?', lowest: 'Not at all', highest: 'Completely' },
  },
  questions: {
    goingWell: 'What is going well?',
    needsImprovement: 'What needs to get better?',
    boundary: 'Was there a limit you held?',
    boundaryKinds: 'What kind of limit was it?',
    timeForSelf: 'Did you have time for yourself?',
    connectionOutside: 'Did you spend time with someone else who matters to you?',
    bringToSession: 'What would you like to bring to the next talk?',
  },
  boundaryKinds: {
    physical: 'Physical: my body, my space',
    mental: 'Mental: my views and choices',
    material: 'Material: my money, my things',
    emotional: 'Emotional: my feelings',
    sexual: 'Sexual',
  },
}
