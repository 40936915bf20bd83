import Link from 'next/link'
import { Icon } from '@/components/ui/icon'
import { Popout } from '@/components/ui/popout'

/** The three ways out of a file: paper for the record, paper for the client, the screen for both. */
export function PrintMenu({ clientId, about }: { clientId: string; about: string | null }) {
  const to = (page: string) => `/clients/${clientId}/${page}${about ? `?about=${about}` : ''}`
  return (
    <Popout
      buttonClass="btn"
      trigger={
        <>
          Print <Icon name="down" />
        </>
      }
    >
      <Link className="line" href={to('report')} prefetch={false}>
        Report
      </Link>
      <Link className="line" href={to('sheet')} prefetch={false}>
        Sheet for the client
      </Link>
      <Link className="line" href={to('together')} prefetch={false}>
        Show together
      </Link>
    </Popout>
  )
}
