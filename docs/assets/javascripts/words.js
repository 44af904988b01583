// The words of scripts in the page's language: `words(key, ...)` is a text with the values that follow in place of each `{}`.
// The build puts `catalogues` before this, the words that scripts ask for (docs/hooks/page/words).
const words = (key, ...values) => {
  const language = document.documentElement.lang.slice(0, 2)
  return values.reduce((text, value) => text.replace("{}", value), (catalogues[language] ?? catalogues.en)[key])
}
