// Reads articles, a JSON array of texts, from the file named. For each line on standard input it looks for the names of all of
// them once and answers: names found, seconds by the clock, seconds of processor time.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import nlp from 'compromise';

const articles = JSON.parse(readFileSync(process.argv[2], 'utf8'));
console.log(nlp.version);

for await (const _ of createInterface({ input: process.stdin })) {
  const clock = process.hrtime.bigint();
  const processor = process.cpuUsage();
  let found = 0;
  for (const article of articles) {
    const document = nlp(article);
    found += document.people().out('array').length;
    found += document.organizations().out('array').length;
    found += document.places().out('array').length;
  }

  const used = process.cpuUsage(processor);
  console.log(`${found} ${Number(process.hrtime.bigint() - clock) / 1e9} ${(used.user + used.system) / 1e6}`);
}
