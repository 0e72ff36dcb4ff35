// SPDX-License-Identifier: AGPL-3.0-or-later
import { columnsOf } from '@ambito/persistence';
import { defineReference } from '@ambito/subgraph';
import { regolamentoLeggi } from './regolamento.azioni.ts';
import { VersioneRegolamentoEntity } from './versione-regolamento.entity.ts';

export const versioneRegolamentoReference = defineReference({
  typename: 'VersioneRegolamento',
  azione: regolamentoLeggi,
  keys: {
    id: ({ query }, ids) =>
      query(`SELECT ${columnsOf(VersioneRegolamentoEntity)} FROM versione_regolamento WHERE id = ANY ($1::uuid[])`, [
        ids,
      ]),
  },
});
