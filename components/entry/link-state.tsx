import { Door } from '@/components/shell/door'
import { LinkButton } from '@/components/ui/button'

/** A one-time link that cannot be used any more: why, and what to do next. */
export function LinkState({ state, next }: { state: 'used' | 'expired'; next: string }) {
  const title = state === 'used' ? 'This link has been used' : 'This link is no longer open'
  return (
    <Door
      title={title}
      words={`${state === 'used' ? 'Each link works once.' : 'It expired or was withdrawn.'} ${next}`}
    >
      <div className="acts">
        <LinkButton href="/sign-in" look="go">
          Sign in
        </LinkButton>
      </div>
    </Door>
  )
}
