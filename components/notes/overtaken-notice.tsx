'use client'

import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'

/** Two tabs wrote the same note: both texts, and the writer decides. Nothing is overwritten until then. */
export function OvertakenNotice({
  stored,
  onKeepMine,
  onTakeTheirs,
}: {
  stored: string
  onKeepMine: () => void
  onTakeTheirs: () => void
}) {
  return (
    <Notice isRisk isLive>
      <p>This note was changed in another tab. Both texts are kept: yours is below, the stored one is here.</p>
      <p className="written overtaken" dir="auto">
        {stored}
      </p>
      <p className="acts">
        <Button onClick={onKeepMine}>Keep my text</Button>
        <Button onClick={onTakeTheirs}>Take the stored text</Button>
      </p>
    </Notice>
  )
}
