// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound, RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import { annulla, type UnitContext, type WriteUnit } from '@ambito/persistence';
import { Admitted, Command, DataIso, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { ORARIO } from '../calendario/orario.entity.ts';
import { loadSedeDaModificare, puoCambiare } from '../sede/sede-da-modificare.ts';
import { finishModificaSede } from '../sede/sede.evento.ts';
import { sedeReference } from '../sede/sede.reference.ts';
import { PermessiSede, Sede, type SedeRow } from '../sede/sede.ts';

@InputType({ description: 'Gli orari settimanali di una sede che non valgono ancora, da togliere.' })
export class AnnullaOrariInput {
  @Field(() => UUID, { description: 'La sede.' })
  sedeId!: string;

  @Field(() => Int, { description: 'Versione della sede che si è letta.' })
  versione!: number;

  @Field(() => DataIso, { description: 'Il primo giorno di validità di quegli orari, dopo oggi.' })
  validoDal!: string;

  @Motivo()
  motivo!: string;
}

@Resolver(() => PermessiSede)
export class AnnullaOrari {
  /**
   * Art. 6 c. 2: takes back the weekly hours of a sede that do not hold yet. Those of before go on in their place; without any the sede has
   * no hours on those days. Hours that hold are corrected, or others are set. @returns the sede's id
   */
  @Command(() => Sede, {
    description:
      'Annulla gli orari settimanali che non valgono ancora: nei loro giorni continuano quelli di prima (art. 6 c. 2).',
    articolo: 'art. 6 c. 2',
    ammessi: ['COORDINATORE'],
    reload: sedeReference,
  })
  async annullaOrari(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Gli orari.' }) { sedeId, versione, validoDal, motivo }: AnnullaOrariInput,
  ): Promise<string> {
    await loadSedeDaModificare(unit, sedeId, versione);
    if (validoDal <= giornoRoma(unit.adesso))
      throw new RuleViolation(
        'art. 6 c. 2',
        'Quegli orari valgono già: se erano sbagliati si rettificano, o se ne definiscono altri',
      );
    const annullati = await unit.query<{ id: string; fine: string | null }>(
      `SELECT id, upper(validita) AS fine FROM orario WHERE sede_id = $1 AND lower(validita) = $2::date
       ORDER BY giorno, fascia FOR UPDATE`,
      [sedeId, validoDal],
    );
    const [uno] = annullati;
    if (uno === undefined) throw new NotFound('La sede non ha orari che valgono da quel giorno');
    for (const { id } of annullati) await annulla(unit, ORARIO, id, { motivo });
    await unit.query(
      `UPDATE orario SET validita = daterange(lower(validita), $3::date) WHERE sede_id = $1 AND upper(validita) = $2::date`,
      [sedeId, validoDal, uno.fine],
    );
    await finishModificaSede(unit, sedeId);
    return sedeId;
  }

  @Permesso('Se può annullarne gli orari che non valgono ancora.')
  async puoAnnullareOrari(
    @Root() sede: SedeRow,
    @Admitted() autorizzazione: UnitContext['autorizzazione'],
    @Ctx() context: GraphContext,
  ): Promise<boolean> {
    if (!puoCambiare(sede, autorizzazione, context)) return false;
    const oggi = giornoRoma(context.adesso);
    const futuri = await context.loadMany<{ owner: string }>('Sede.orariFuturi', sede.id, ({ query }, ids) =>
      query(
        'SELECT DISTINCT sede_id AS owner FROM orario WHERE sede_id = ANY ($1::uuid[]) AND lower(validita) > $2::date',
        [ids, oggi],
      ),
    );
    return futuri.length > 0;
  }
}
