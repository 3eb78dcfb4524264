// SPDX-License-Identifier: MIT
// Validates documents of findings: node valid.js MODULES SARIF GITLAB
// SARIF by the schema of version 2.1.0 that @microsoft/jest-sarif brings; GitLab's by the fields that its manual asks for.
'use strict';
const fs = require('fs');
const path = require('path');
const [modules, sarif, gitlab] = process.argv.slice(2);

const sdk = path.resolve(modules, '@microsoft/jest-sarif');
const Ajv = require(require.resolve('ajv', {paths: [sdk]}));
const ajv = new Ajv({schemaId: 'id', allErrors: true, format: 'full', logger: false});
ajv.addMetaSchema(require(require.resolve('ajv/lib/refs/json-schema-draft-04.json', {paths: [sdk]})));
const schemas = path.join(sdk, 'lib/schemas');
const validate = ajv.compile(JSON.parse(fs.readFileSync(path.join(schemas, 'sarif-2.1.0-rtm.5.json'))));

const complaints = [];
const read = (file) => JSON.parse(fs.readFileSync(file, 'utf8'));

const log = read(sarif);
if (!validate(log)) complaints.push(...validate.errors.map((each) => `SARIF: ${each.dataPath} ${each.message}`));
const {results, tool} = log.runs[0];
for (const each of results) {
  if (tool.driver.rules[each.ruleIndex].id !== each.ruleId) complaints.push(`SARIF: ${each.ruleId} has the index of another`);
}

const entries = read(gitlab);
const severities = ['info', 'minor', 'major', 'critical', 'blocker'];
for (const each of entries) {
  const texts = [each.description, each.check_name, each.fingerprint, each.location.path];
  if (!texts.every((text) => typeof text === 'string' && text !== '')) complaints.push(`GitLab: a text is missing in ${JSON.stringify(each)}`);
  if (each.location.path.startsWith('./') || path.isAbsolute(each.location.path)) complaints.push(`GitLab: ${each.location.path} is not from the root`);
  if (!severities.includes(each.severity)) complaints.push(`GitLab: ${each.severity} is no severity`);
  if (!(Number.isInteger(each.location.lines.begin) && each.location.lines.begin > 0)) complaints.push('GitLab: no line');
}
if (new Set(entries.map((each) => each.fingerprint)).size !== entries.length) complaints.push('GitLab: a fingerprint is there twice');

// The validator must be able to refuse.
for (const spoil of [(each) => delete each.version, (each) => (each.runs[0].results[0].level = 'bad')]) {
  const spoilt = read(sarif);
  spoil(spoilt);
  if (validate(spoilt)) complaints.push('SARIF: the schema takes what is none');
}
console.log(`SARIF: ${results.length} results; GitLab: ${entries.length}`);
if (results.length < 10 || entries.length !== results.length) complaints.push('too few are found, or not the same');
for (const each of complaints) console.log(each);
process.exit(complaints.length ? 1 : 0);
