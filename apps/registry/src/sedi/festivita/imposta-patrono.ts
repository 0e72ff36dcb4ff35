// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Autorizzazione } from '@ambito/access';
import { NotFound } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Admitted, CodiceIstat, Command, defineForma, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Resolver, Root } from 'type-graphql';
import { ASSOCIATI_SQL } from '../../ambito/appartenenze/associati.sql.ts';
import { requireProprioComune, riguarda } from '../../ambito/comuni/proprio-comune.ts';
import { finishModificaSede } from '../sede/sede.evento.ts';
import { Comune, PermessiComune, type ComuneRow } from '../../ambito/comuni/comune.ts';
import { PatronoEntity } from './patrono.entity.ts';
import { comuneReference } from '../../ambito/comuni/comune.reference.ts';

/** A day that every year has, as MM-DD: not 29 February. */
const Ricorrenza = defineForma({
  pattern: /^((0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)$/,
  attesa: 'Un giorno che ogni anno ha, mese e giorno',
  esempio: '02-14',
});

@InputType({ description: 'Il santo patrono di un Comune.' })
export class ImpostaPatronoInput {
  @Field({ description: 'Codice ISTAT del Comune.' })
  @CodiceIstat()
  codiceIstat!: string;

  @Field({ description: 'Il giorno dell’anno, MM-GG.' })
  @Ricorrenza()
  ricorrenza!: string;

  @Field({ description: 'Il santo.' })
  @Length(3, 100)
  nome!: string;

  @Field({ description: 'Da che cosa risulta: lo statuto del Comune, una delibera.' })
  @Length(3, 300)
  fonte!: string;
}

/**
 * Art. 5 c. 3: the day of the patron saint, on which the sede of the Comune is closed every year.
 * @returns the ISTAT code of the Comune
 */
export async function impostaPatrono(unit: WriteUnit, input: ImpostaPatronoInput): Promise<string> {
  const { codiceIstat, ricorrenza, nome, fonte } = input;
  requireProprioComune(unit.context, codiceIstat);
  const [membro] = await unit.query(ASSOCIATI_SQL, [[codiceIstat], unit.ambitoId, giornoRoma(unit.adesso)]);
  if (membro === undefined) throw new NotFound("Comune non trovato fra quelli dell'Ambito");
  await unit.manager.upsert(PatronoEntity, { codiceIstat, ricorrenza, nome, fonte }, ['codiceIstat']);
  unit.audit('Comune', codiceIstat);
  const sedi = await unit.query<{ id: string }>(
    'SELECT id FROM sede WHERE codice_istat = $1 AND ambito_id = $2 ORDER BY id',
    [codiceIstat, unit.ambitoId],
  );
  for (const { id } of sedi) await finishModificaSede(unit, id);
  return codiceIstat;
}

@Resolver(() => PermessiComune)
export class ImpostaPatrono {
  @Command(() => Comune, {
    description: 'Il giorno del santo patrono di un Comune, nel quale la sua sede è chiusa ogni anno.',
    articolo: 'art. 5 c. 3',
    ammessi: ['COORDINATORE', 'COMUNE'],
    reload: comuneReference,
  })
  impostaPatrono(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il santo e il suo giorno.' }) input: ImpostaPatronoInput,
  ): Promise<string> {
    return impostaPatrono(unit, input);
  }

  @Permesso('Se può impostarne il santo patrono.')
  async puoImpostarePatrono(
    @Root() { codiceIstat }: ComuneRow,
    @Ctx() context: GraphContext,
    @Admitted() autorizzazione: Autorizzazione,
  ): Promise<boolean> {
    if (!riguarda(autorizzazione, codiceIstat)) return false;
    const associati = await context.loadMany<{ owner: string }>('Comune.associato', codiceIstat, (lettura, codici) =>
      lettura.query(ASSOCIATI_SQL, [codici, lettura.ambitoId, giornoRoma(lettura.adesso)]),
    );
    return associati.length > 0;
  }
}
