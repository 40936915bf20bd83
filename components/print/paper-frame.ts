import { type Frame, PAPER, type ScoreChartData } from '@/components/charts/score-data'

const ABOVE = 34

/** The frame of a chart on paper; without events or older versions nothing stands above the plot. */
export function paperFrame(data: Pick<ScoreChartData, 'events' | 'olderRuns'>): Frame {
  const hasWordsAbove = (data.events ?? []).length > 0 || (data.olderRuns ?? []).length > 0
  if (hasWordsAbove) return PAPER
  return { ...PAPER, height: PAPER.height - ABOVE, top: PAPER.top - ABOVE, bottom: PAPER.bottom - ABOVE }
}
