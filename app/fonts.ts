import localFont from 'next/font/local'

// Latin only, weights 400 to 600, as the language of the screens uses them (docs/decisions/0010): half the bytes.
const sans = localFont({
  src: [
    {
      path: './styles/fonts/sans-latin.woff2',
      weight: '400 600',
      style: 'normal',
    },
  ],
  variable: '--face-sans',
  adjustFontFallback: 'Arial',
})

const serif = localFont({
  src: './styles/fonts/serif-latin.woff2',
  weight: '400 600',
  style: 'normal',
  variable: '--face-serif',
  adjustFontFallback: 'Times New Roman',
})

// The display cut of the optical axis would cost every page 71 KB more. The text cut of the same file, drawn a little
// smaller and lighter, stands in for it at heading sizes.
const display = localFont({
  src: './styles/fonts/serif-latin.woff2',
  weight: '400 600',
  style: 'normal',
  variable: '--face-display',
  // Set as for the text face: only then do both share one file's address.
  adjustFontFallback: 'Times New Roman',
  declarations: [{ prop: 'size-adjust', value: '96%' }],
})

const serifItalic = localFont({
  src: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2',
  weight: '200 900',
  style: 'italic',
  variable: '--face-serif-italic',
  preload: false,
  adjustFontFallback: 'Times New Roman',
})

// Names from further east in Latin script: fetched only when a page holds such a letter.
const sansExtended = localFont({
  src: '../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2',
  weight: '200 900',
  style: 'normal',
  variable: '--face-sans-ext',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF',
    },
  ],
})

const serifExtended = localFont({
  src: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2',
  weight: '200 900',
  style: 'normal',
  variable: '--face-serif-ext',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    {
      prop: 'unicode-range',
      value:
        'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C4,U+2113,U+2C60-2C7F,U+A720-A7FF',
    },
  ],
})

/** Class names for `<html>` that make --face-* known to app/styles/tokens.css. */
export const fontVariables = [sans, serif, display, serifItalic, sansExtended, serifExtended]
  .map((face) => face.variable)
  .join(' ')
