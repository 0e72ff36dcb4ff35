// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, Conflict } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { AtMost, Command, DataIso, type GraphContext, Permesso, Unit } from '@ambito/subgraph';
import { ArrayNotEmpty, Length } from 'class-validator';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import {
  puoDaCoordinatoreInCarica,
  requireCoordinatoreInCarica,
} from '../../personale/coordinatore/coordinatore-in-carica.ts';
import { applyModifiche, ArticoloInput, requireModifiche } from './articoli.ts';
import { closeProposta } from './chiudi-proposta.ts';
import { createVersione, loadVigente } from './nuova-versione.ts';
import { StatoProposta } from './proposta.ts';
import { versioneRegolamentoReference } from './versione-regolamento.reference.ts';
import {
  isVigenteDi,
  LivelloDisposizione,
  OrigineVersione,
  PermessiVersione,
  VersioneRegolamento,
  type VersioneRow,
} from './versione-regolamento.ts';

@InputType({ description: 'Una disposizione superiore a cui il Regolamento si uniforma (art. 11 c. 1).' })
export class AllineaRegolamentoInput {
  @Field(() => Int, { description: 'Numero della versione in vigore che si è letta.' })
  versione!: number;

  @Field(() => LivelloDisposizione, { description: 'Chi l’ha emanata.' })
  livello!: LivelloDisposizione;

  @Field({ description: 'Gli estremi della disposizione.' })
  @Length(3, 300)
  fonte!: string;

  @Field(() => DataIso, { description: 'Da quando la disposizione è in vigore: oggi o prima.' })
  inVigoreDal!: string;

  @Field({ description: "L'atto con cui l'Ufficio di Piano ne prende atto." })
  @Length(3, 300)
  atto!: string;

  @Field(() => [ArticoloInput], { description: 'Gli articoli che tocca, con il testo che ne viene.' })
  @ArrayNotEmpty()
  @AtMost(50)
  articoli!: ArticoloInput[];
}

@Resolver(() => PermessiVersione)
export class AllineaRegolamento {
  /**
   * Art. 11 c. 1: the Regolamento conforms to a provision of Regione, State or Union without a vote: a new version, in force
   * from the day on which it is recorded. Open proposals on the same articles are closed, since the text that they change is no
   * longer in force.
   * @returns the version's id
   */
  @Command(() => VersioneRegolamento, {
    description: 'Uniforma il Regolamento a una disposizione superiore, senza voto (art. 11 c. 1).',
    articolo: 'art. 11 c. 1',
    ammessi: ['COORDINATORE'],
    reload: versioneRegolamentoReference,
  })
  async allineaRegolamento(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La disposizione e i testi.' }) input: AllineaRegolamentoInput,
  ): Promise<string> {
    const { versione, livello, fonte, inVigoreDal, atto, articoli } = input;
    if (inVigoreDal > giornoRoma(unit.adesso))
      throw new BadUserInput(['input', 'inVigoreDal'], 'La disposizione non è ancora in vigore');
    await requireCoordinatoreInCarica(unit);
    const vigente = await loadVigente(unit);
    if (vigente.numero !== versione)
      throw new Conflict('Nel frattempo è entrata in vigore un’altra versione', vigente.numero);
    requireModifiche(vigente.articoli, articoli);
    const toccati = articoli.map(({ numero }) => numero);
    const superate = await unit.query<{ id: string }>(
      `SELECT DISTINCT proposta_id AS id FROM articolo_proposto WHERE ambito_id = $1 AND in_voto AND numero = ANY ($2) ORDER BY 1`,
      [unit.ambitoId, toccati],
    );
    for (const { id } of superate) await closeProposta(unit, id, StatoProposta.SUPERATA);
    return createVersione(unit, vigente, {
      origine: OrigineVersione.ALLINEAMENTO,
      atto,
      articoli: applyModifiche(vigente.articoli, articoli),
      disposizione: { livello, fonte, inVigoreDal, articoli: toccati },
    });
  }

  @Permesso('Se può uniformarla a una disposizione superiore (art. 11 c. 1): è quella in vigore.')
  async puoAllineare(@Root() versione: VersioneRow, @Ctx() context: GraphContext): Promise<boolean> {
    return isVigenteDi(context.ambitoId, versione) && (await puoDaCoordinatoreInCarica(context));
  }
}
