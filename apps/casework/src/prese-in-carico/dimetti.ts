// SPDX-License-Identifier: AGPL-3.0-or-later
import { RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { DataIso, UUID, Command, Unit } from '@ambito/subgraph';
import { LUNGHEZZA_CODICE } from '@ambito/vocabulary';
import { Length, Max, Min } from 'class-validator';
import { Field, InputType, Int, Resolver, Arg } from 'type-graphql';
import { requireCaseManager } from '../anagrafe/operatore-in-servizio.ts';
import { requireVoce, readVocabolari } from '../anagrafe/vocabolari.ts';
import { emitProgetto } from '../progetti/progetto.evento.ts';
import { fineResponsabilita } from './fine-responsabilita.ts';
import { DimissioneEntity } from './presa-in-carico.entity.ts';
import { StatoPresaInCarico } from './stati.ts';
import { transita } from './transizione.ts';
import { PresaInCarico } from './presa-in-carico.ts';
import { presaInCaricoReference } from './presa-in-carico.reference.ts';

@InputType({ description: 'La dimissione: valutazione del percorso e scelta di concluderlo (art. 2 c. 3 d).' })
export class DimettiInput {
  @Field(() => UUID, { description: 'La presa in carico.' })
  presaInCaricoId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Field({ description: 'Motivo, dal vocabolario in vigore.' })
  @Length(1, LUNGHEZZA_CODICE)
  motivo!: string;

  @Field({ description: 'Valutazione del percorso.' })
  @Length(3, 4_000)
  valutazione!: string;

  @Field(() => Int, { nullable: true, description: 'Soddisfazione espressa dalla persona, da 1 a 5.' })
  @Min(1)
  @Max(5)
  soddisfazione?: number;

  @Field(() => DataIso, { nullable: true, description: 'Quando risentirsi.' })
  prossimoContatto?: string;
}

/** Art. 2 c. 3 d: the case manager closes the path, once every objective of an active project has its outcome. */
export function dimetti(unit: WriteUnit, input: DimettiInput): Promise<string> {
  const { presaInCaricoId, versione, motivo, valutazione, soddisfazione = null, prossimoContatto = null } = input;
  return transita(unit, presaInCaricoId, versione, { stato: StatoPresaInCarico.CONCLUSA, motivo }, async () => {
    await requireCaseManager(unit, presaInCaricoId);
    const [motivi] = await readVocabolari(unit, 'MOTIVI_DIMISSIONE');
    requireVoce(motivi, motivo, giornoRoma(unit.adesso), ['input', 'motivo']);
    await concludiProgetto(unit, presaInCaricoId);
    await unit.manager.insert(DimissioneEntity, {
      ambitoId: unit.ambitoId,
      presaInCaricoId,
      data: giornoRoma(unit.adesso),
      motivo,
      valutazione,
      soddisfazione,
      prossimoContatto,
    });
    await fineResponsabilita(unit, presaInCaricoId);
  });
}

async function concludiProgetto(unit: WriteUnit, presaInCaricoId: string): Promise<void> {
  const [progetto] = await unit.query<{ id: string; stato: string; senzaEsito: number }>(
    `SELECT id, stato, (SELECT count(*)::int FROM obiettivo o WHERE o.ambito_id = g.ambito_id AND o.progetto_id = g.id AND esito IS NULL) AS "senzaEsito"
     FROM progetto g WHERE ambito_id = $1 AND presa_in_carico_id = $2 AND stato <> 'CONCLUSO' FOR UPDATE`,
    [unit.ambitoId, presaInCaricoId],
  );
  if (progetto === undefined) return;
  if (progetto.stato === 'ATTIVO' && progetto.senzaEsito > 0) {
    throw new RuleViolation(
      'art. 2 c. 3 d',
      `Prima si valuta il percorso: ${progetto.senzaEsito} obiettivi sono senza esito`,
    );
  }
  await unit.query(
    `UPDATE progetto SET stato = 'CONCLUSO', concluso_il = $3, versione = versione + 1 WHERE ambito_id = $1 AND id = $2`,
    [unit.ambitoId, progetto.id, unit.adesso],
  );
  await emitProgetto(unit, progetto.id);
  unit.audit('ProgettoPersonalizzato', progetto.id);
}

@Resolver()
export class Dimetti {
  @Command(() => PresaInCarico, {
    description: 'Il case manager dimette (art. 2 c. 3 d).',
    articolo: 'art. 2 c. 3 d',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  dimetti(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La dimissione.' }) input: DimettiInput,
  ): Promise<string> {
    return dimetti(unit, input);
  }
}
