import { Icon } from '@/components/ui/icon'

export type SavedStateProps =
  | { state: 'unchanged' }
  | { state: 'saving' }
  | { state: 'saved'; at: string }
  | { state: 'unsaved'; words?: string }

/** How a draft stands, spoken politely: "Saving", "Saved 08:44" (`at` is worded by the caller), or why not. */
export function SavedState(props: SavedStateProps) {
  return (
    <span className={props.state === 'unsaved' ? 'saved bad-news' : 'saved'} role="status">
      {props.state === 'saving' ? 'Saving' : null}
      {props.state === 'saved' ? (
        <>
          <Icon name="check" />
          Saved {props.at}
        </>
      ) : null}
      {props.state === 'unsaved' ? (
        <>
          <Icon name="alert" />
          {props.words ?? 'Not saved yet. Trying again.'}
        </>
      ) : null}
    </span>
  )
}
