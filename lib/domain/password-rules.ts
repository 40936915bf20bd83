export const PASSWORD_MIN = 15
export const PASSWORD_MAX = 256

/**
 * Long passwords that are guessed first: keyboard walks, counted digits, doubled words and well-known phrases
 * (NIST SP 800-63B asks for such a list instead of composition rules). Compared without case and spaces.
 */
const COMMON = new Set(
  `123456789012345 1234567890123456 12345678901234567890 111111111111111 000000000000000 qwertyuiopasdfg
   qwertyuiopasdfgh qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm 1qaz2wsx3edc4rfv 1q2w3e4r5t6y7u8i 1q2w3e4r5t6y7u8i9o0p
   qwerty1234567890 1234567890qwerty passwordpassword password12345678 password1234567 password123456789 passw0rdpassw0rd
   iloveyouiloveyou iloveyouforever letmeinletmeinletmein correcthorsebatterystaple mynameisjohnsmith thisismypassword
   thisisapassword thisismypassword1 ilovemyhusband1 ilovemychildren abcdefghijklmno abcdefghijklmnop
   abcdefghijklmnopqrstuvwxyz administrator1 administratoradministrator changemechangeme changemeplease1 welcometomyworld
   trustno1trustno1 sunshinesunshine princessprincess dragondragondragon monkeymonkeymonkey footballfootball
   baseballbaseball superman12345678 supercalifragilisticexpialidocious tobeornottobe thequickbrownfox
   thequickbrownfoxjumps interdependence interdependinterdepend therapisttherapist therapytherapy123 psychotherapist
   psychotherapist1 opensesameopensesame q1w2e3r4t5y6u7i8 zxcvbnmasdfghjkl asdfghjklqwertyuiop asdfghjklzxcvbnm
   987654321098765 0987654321098765 112233445566778899 123123123123123 123456123456123456 aaaaaaaaaaaaaaa`
    .split(/\s+/)
    .filter(Boolean),
)

export type PasswordFault = 'TOO_SHORT' | 'TOO_LONG' | 'TOO_COMMON' | 'TOO_REPETITIVE' | 'NAMES_YOU'

/**
 * What is wrong with a new password, or null.
 * @param own words an attacker would try first: the e-mail address, the name, the practice's name
 */
export function findPasswordFault(password: string, own: readonly string[] = []): PasswordFault | null {
  const length = [...password].length
  if (length < PASSWORD_MIN) return 'TOO_SHORT'
  if (length > PASSWORD_MAX) return 'TOO_LONG'
  const plain = fold(password)
  if (COMMON.has(plain)) return 'TOO_COMMON'
  if (new Set(plain).size < 5) return 'TOO_REPETITIVE'
  if (own.some((word) => isMostly(plain, fold(word)))) return 'NAMES_YOU'
  return null
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}

/** Whether the word stands in the password and leaves fewer than eight characters of its own. */
function isMostly(password: string, word: string): boolean {
  return word.length >= 4 && password.includes(word) && password.length - word.length < 8
}
