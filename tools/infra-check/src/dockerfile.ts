// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DockerfileParser, type Instruction } from 'dockerfile-ast';
import ignore from 'ignore';

export const ROOT = join(import.meta.dirname, '..', '..', '..');

/** The text of `infra/Dockerfile`. */
export const dockerfileText = (): string => readFileSync(join(ROOT, 'infra', 'Dockerfile'), 'utf8');

/** An instruction of a Dockerfile, such as `RUN` with its flags and its command in one line. */
export interface Step {
  readonly keyword: string;
  readonly argument: string;
}

/** The instructions of each stage of a Dockerfile, in order. */
export function stagesOf(text: string): Step[][] {
  const stages: Step[][] = [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const step = stepOf(instruction);
    if (step.keyword === 'FROM') stages.push([]);
    stages.at(-1)?.push(step);
  }
  return stages;
}

function stepOf(instruction: Instruction): Step {
  const flags = 'getFlags' in instruction ? (instruction as Instruction & { getFlags(): object[] }).getFlags() : [];
  const content = (instruction.getArgumentsContent() ?? '').replace(/\\\n\s*/g, '');
  return { keyword: instruction.getKeyword(), argument: [...flags.map(String), content].join(' ') };
}

/** The commands that the first stage runs, in order. */
export function buildCommands(): string[] {
  const [build = []] = stagesOf(dockerfileText());
  return build.filter(({ keyword }) => keyword === 'RUN').map(({ argument }) => argument);
}

/** The files that a build gets from this repository: those that git knows or would take, without those of `.dockerignore`. */
export function buildContext(): string[] {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const left = ignore().add(readFileSync(join(ROOT, '.dockerignore'), 'utf8'));
  return files.split('\n').filter((file) => file !== '' && existsSync(join(ROOT, file)) && !left.ignores(file));
}

/** What the image sets in the environment of its process. */
export function imageEnvironment(): Record<string, string> {
  const steps = stagesOf(dockerfileText()).at(-1) ?? [];
  const settings = steps.filter(({ keyword }) => keyword === 'ENV').flatMap(({ argument }) => argument.split(/\s+/));
  return Object.fromEntries(settings.map((setting) => setting.split(/=(.*)/, 2) as [string, string]));
}
