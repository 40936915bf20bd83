import { ProblemPage, StoppedPage, ThanksPage } from '@/components/respondent/closing-pages'
import { CodePage } from '@/components/respondent/code-page'
import { GatePage } from '@/components/respondent/gate-page'
import { IntroPage } from '@/components/respondent/intro-page'
import { PinPage } from '@/components/respondent/pin-page'
import { QuestionPage } from '@/components/respondent/question-page'
import { ReviewPage } from '@/components/respondent/review-page'
import { StayingSafePage } from '@/components/respondent/staying-safe-page'
import type { RespondentView } from '@/components/respondent/view-models'

/** One view model in, one whole document out. */
export function RespondentPage({ frame, page }: RespondentView) {
  switch (page.kind) {
    case 'gate':
      return <GatePage frame={frame} page={page} />
    case 'code':
      return <CodePage frame={frame} page={page} />
    case 'pin':
      return <PinPage frame={frame} page={page} />
    case 'intro':
      return <IntroPage frame={frame} page={page} />
    case 'question':
      return <QuestionPage frame={frame} page={page} />
    case 'review':
      return <ReviewPage frame={frame} page={page} />
    case 'thanks':
      return <ThanksPage frame={frame} />
    case 'stopped':
      return <StoppedPage frame={frame} />
    case 'problem':
      return <ProblemPage frame={frame} page={page} />
    case 'staying-safe':
      return <StayingSafePage frame={frame} page={page} />
  }
}
