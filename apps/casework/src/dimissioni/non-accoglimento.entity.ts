// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineAnnullabile } from '@ambito/persistence';
import { Entity } from 'typeorm';
import { FineMotivataEntity } from './fine-caso.entity.ts';

@Entity('non_accoglimento')
export class NonAccoglimentoEntity extends FineMotivataEntity {}

/** A request that should have been accepted: its refusal is annulled, and read under the case. */
export const NON_ACCOGLIMENTO = defineAnnullabile(NonAccoglimentoEntity, {
  proprietario: 'presaInCaricoId',
  dati: ['data', 'motivo'],
});
