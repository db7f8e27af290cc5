// node supervise.mjs -- COMMAND ARGS…
// Runs a tool for a parent that may die at any time: when the parent closes our standard input, or is killed
// and so closes it, the tool is told to stop and may save what it holds.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const patienceMs = 15_000;
const [command, ...args] = process.argv.slice(process.argv.indexOf('--') + 1);

const child = spawn(command, args, {
  stdio: ['ignore', 'inherit', 'inherit'],
  // A group of its own: Ctrl+C in the terminal must not stop the storage that the parent is still writing to.
  detached: process.platform !== 'win32',
  windowsHide: true,
});

let stopping = false;
function stop() {
  if (stopping) return;
  stopping = true;
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), patienceMs);
}

process.stdin.on('end', stop).on('error', stop).resume();
process.on('SIGTERM', stop);
// A terminal sends these to the parent as well, which closes our input when it has finished its own work.
process.on('SIGINT', () => {});
process.on('SIGHUP', () => {});

child.on('error', (error) => {
  console.error(`${command} could not be started: ${error.message}`);
  process.exit(127);
});
child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
