// SPDX-License-Identifier: AGPL-3.0-or-later
const COLOURS = [36, 32, 33, 35, 34, 96, 92, 93, 95];
const WIDTH = 18;
const known = new Map<string, number>();

/** One line of a process, with its name before it; the JSON of a log line is made short. */
export function printLine(name: string, line: string): void {
  if (!known.has(name)) known.set(name, COLOURS[known.size % COLOURS.length] ?? 0);
  const label = name.padEnd(WIDTH);
  const prefix = process.stdout.isTTY ? `\u001b[${known.get(name)}m${label}\u001b[0m` : label;
  process.stdout.write(`${prefix} ${shorten(line)}\n`);
}

export function printStep(step: string): void {
  process.stdout.write(`${step}\n`);
}

function shorten(line: string): string {
  if (!line.startsWith('{')) return line;
  try {
    const { level, msg, time: _time, service: _service, ...rest } = JSON.parse(line) as Record<string, unknown>;
    const fields = Object.entries(rest).map(
      ([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
    );
    return [level, msg, ...fields].join(' ');
  } catch {
    return line;
  }
}
