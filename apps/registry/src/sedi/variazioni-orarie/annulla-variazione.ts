// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import { annulla, rettificaSulPosto, type UnitContext, type WriteUnit } from '@ambito/persistence';
import { Admitted, Command, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { VARIAZIONE_ORARIA } from '../calendario/variazione-oraria.entity.ts';
import { loadSedeDaModificare, puoCambiare } from '../sede/sede-da-modificare.ts';
import { finishModificaSede } from '../sede/sede.evento.ts';
import { sedeReference } from '../sede/sede.reference.ts';
import { Sede, type SedeRow } from '../sede/sede.ts';
import { PermessiVariazione, type VariazioneOrariaRow } from './variazione-oraria.ts';

@InputType({ description: 'Una variazione da annullare.' })
export class AnnullaVariazioneInput {
  @Field(() => UUID, { description: 'La sede.' })
  sedeId!: string;

  @Field(() => Int, { description: 'Versione della sede che si è letta.' })
  versione!: number;

  @Field(() => UUID, { description: 'La variazione.' })
  variazioneId!: string;

  @Motivo('Perché non vale più, o perché era sbagliata: lo legge chi può leggere ciò che è stato annullato.')
  motivo!: string;
}

@Resolver(() => PermessiVariazione)
export class AnnullaVariazione {
  /**
   * Art. 6 c. 2: from today on the days of a variation have their usual hours again. Past days keep the hours of the variation.
   * A variation whose days are all past was recorded by mistake, and goes whole. What it said is kept. @returns the sede's id
   */
  @Command(() => Sede, {
    description: 'Il coordinatore annulla una variazione: da oggi valgono gli orari consueti (art. 6 c. 2).',
    articolo: 'art. 6 c. 2',
    ammessi: ['COORDINATORE'],
    reload: sedeReference,
  })
  async annullaVariazione(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La variazione.' }) input: AnnullaVariazioneInput,
  ): Promise<string> {
    const { sedeId, versione, variazioneId: id, motivo } = input;
    await loadSedeDaModificare(unit, sedeId, versione);
    const oggi = giornoRoma(unit.adesso);
    const [variazione] = await unit.query<{ inCorso: boolean }>(
      `SELECT periodo @> $3::date AND lower(periodo) < $3::date AS "inCorso" FROM variazione_oraria
       WHERE id = $1 AND sede_id = $2 FOR UPDATE`,
      [id, sedeId, oggi],
    );
    if (variazione === undefined) throw new NotFound('Variazione non trovata');
    if (variazione.inCorso)
      await rettificaSulPosto(unit, VARIAZIONE_ORARIA, id, { motivo }, () =>
        unit.query('UPDATE variazione_oraria SET periodo = periodo * daterange(NULL, $2::date) WHERE id = $1', [
          id,
          oggi,
        ]),
      );
    else await annulla(unit, VARIAZIONE_ORARIA, id, { motivo });
    await finishModificaSede(unit, sedeId);
    return sedeId;
  }

  @Permesso('Se può annullarla.')
  async puoAnnullare(
    @Root() { sedeId }: VariazioneOrariaRow,
    @Admitted() autorizzazione: UnitContext['autorizzazione'],
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    const sede = (await context.load(sedeReference, 'id', sedeId)) as SedeRow | null;
    return sede !== null && puoCambiare(sede, autorizzazione, context);
  }
}
