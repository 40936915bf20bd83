import { Door } from '@/components/shell/door'
import { LinkButton } from '@/components/ui/button'

export default function UnknownLink() {
  return (
    <Door
      title="This link is not known here"
      words="Check that the whole address was copied, without a line break. If it was, ask for a new one."
    >
      <div className="acts">
        <LinkButton href="/sign-in">Sign in</LinkButton>
      </div>
    </Door>
  )
}
