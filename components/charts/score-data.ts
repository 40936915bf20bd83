/** One score on the chart. `run` joins: scores of one run (same person, same version) share a line. */
export type ScorePoint = {
  id: string
  /** Milliseconds since 1970, when it was completed. */
  at: number
  /** Full precision, on the scale's own axis. */
  score: number
  /** As shown: "50.8". */
  words: string
  run: string
  isFirst?: boolean
  isProrated?: boolean
  /** "28 of 30 answers", below a prorated mark. */
  proratedWords?: string
  isBeyond?: boolean
  /** What stands beside the newest mark instead of its number alone, and its short form by lines on a phone. */
  nowWords?: string
  nowLines?: string[]
}

/** An older version: its marks are grey squares, never joined to the present ones. */
export type ScoreRun = { id: string; label: string }

/** A form that brought no score: missed, or not scorable. */
export type ScoreGap = { id: string; at: number; words: string }

/** An event marked by the clinician; `when` is its date in words. */
export type ScoreEvent = { id: string; at: number; when: string; words: string }

export type ScoreZone = { from: number; to: number; name: string }

export type ScoreChartData = {
  points: ScorePoint[]
  currentRun: string
  olderRuns?: ScoreRun[]
  gaps?: ScoreGap[]
  events?: ScoreEvent[]
  zones: ScoreZone[]
  /** Points of assumed error around the first score, with its words; null where none is set or it is folded. */
  ribbon?: { from: number; base: number; within: number; words: string; shortWords: string } | null
  axis?: { max: number; ticks: number[] }
  locale?: string
}

/** The two drawings. A phone's is drawn for itself, never shrunk from the other. */
export type Frame = {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
  pad: number
  ticks: number
  isNarrow: boolean
}

export const WIDE: Frame = {
  width: 1016,
  height: 400,
  left: 26,
  right: 884,
  top: 58,
  bottom: 370,
  pad: 46.8,
  ticks: 8,
  isNarrow: false,
}
export const NARROW: Frame = {
  width: 350,
  height: 380,
  left: 26,
  right: 340,
  top: 46,
  bottom: 350,
  pad: 17.1,
  ticks: 7,
  isNarrow: true,
}
/** The drawing for paper: on a sheet 178 mm wide its words come out at 9 pt. */
export const PAPER: Frame = {
  width: 760,
  height: 312,
  left: 26,
  right: 656,
  top: 58,
  bottom: 282,
  pad: 20,
  ticks: 7,
  isNarrow: false,
}

/** A score with its place. `isNow` is the newest of the present run, `isOld` belongs to another version. */
export type DrawnPoint = ScorePoint & { x: number; y: number; isNow: boolean; isOld: boolean; radius: number }

export type DrawnGap = ScoreGap & { x: number; isWorded: boolean }
