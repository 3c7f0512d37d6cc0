// Prints the CSL-JSON that citation-js makes of a file; NODE_PATH says where npm put it.
const fs = require('fs')
let core
try {
  core = require('@citation-js/core')
  require('@citation-js/plugin-bibtex')
  require('@citation-js/plugin-ris')
  require('@citation-js/plugin-csl')
} catch (error) {
  console.log('missing: ' + error.message)
  process.exit(3)
}
// It would guess the format by an "@" in a title.
const types = { ris: '@ris/file', bibtex: '@bibtex/text', biblatex: '@biblatex/text', 'csl-json': '@csl/object' }
let text = fs.readFileSync(process.argv[2], 'utf8')
const format = process.argv[3]
if (format === 'csl-json') text = JSON.parse(text)
console.log(JSON.stringify(new core.Cite(text, format === 'csl-json' ? {} : { forceType: types[format] }).data.map(item => { delete item._graph; return item })))
