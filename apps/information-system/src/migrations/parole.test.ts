// SPDX-License-Identifier: AGPL-3.0-or-later
import { join } from 'node:path';
import { describeWords, type WithoutWords } from '@ambito/persistence/testing';
import { definition } from '../app.ts';

/** What no command breaks, although a command writes the table. */
const WITHOUT_WORDS: WithoutWords = {
  'a limit of reads, which the read unit refuses in words of its own': ['letture_entro_il_limite'],
  'columns that one statement of a command writes together': ['rapporto_approvato', 'rapporto_trasmesso'],
};

describeWords('information_system', {
  rules: definition.rules,
  withoutWords: WITHOUT_WORDS,
  folder: join(import.meta.dirname, '..'),
});
