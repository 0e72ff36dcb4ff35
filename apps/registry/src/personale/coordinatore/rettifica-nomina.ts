// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { giornoRoma } from '@ambito/orari';
import { rettifica, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, type GraphContext, Motivo, Permesso, Unit, UpdateInput, UUID } from '@ambito/subgraph';
import { Length } from 'class-validator';
import { Arg, Ctx, Field, Int, Resolver, Root } from 'type-graphql';
import { ambitoReference } from '../../ambito/ambiti/ambito.reference.ts';
import { Ambito } from '../../ambito/ambiti/ambito.ts';
import { emitCoordinatore } from './coordinatore.evento.ts';
import { loadNomina } from './load-nomina.ts';
import { NOMINA, NominaCoordinatoreEntity } from './nomina.entity.ts';
import { PermessiNominaCoordinatore, type NominaRow } from './nomina.ts';

@UpdateInput(NominaCoordinatoreEntity, 'Una nomina scritta male, e come doveva essere', ['al', 'attoCessazione'])
export class RettificaNominaCoordinatoreInput {
  @Field(() => UUID, { description: 'La nomina.' })
  nominaId!: string;

  @Field(() => Int, { description: 'Versione della nomina che si è letta.' })
  versione!: number;

  @Motivo()
  motivo!: string;

  @Field(() => DataIso, { nullable: true, description: 'Primo giorno.' })
  dal?: string;

  @Field(() => DataIso, {
    nullable: true,
    description: 'Ultimo giorno, compreso: anche dopo quello di una cessazione registrata male.',
  })
  al?: string | null;

  @Field(() => String, { nullable: true, description: "Estremi dell'atto di nomina." })
  @Length(3, 200)
  atto?: string;

  @Field(() => String, { nullable: true, description: "Estremi dell'atto con cui cessa prima del termine." })
  @Length(3, 200)
  attoCessazione?: string | null;
}

/** What a correction of a nomination never takes away. The database says the same (`nomina_vissuta`). */
export const inCaricaResta = (): RuleViolation =>
  new RuleViolation('art. 7', 'I giorni in cui è stato in carica, fino a oggi, restano: ha firmato atti');

@Resolver(() => PermessiNominaCoordinatore)
export class RettificaNominaCoordinatore {
  /**
   * Art. 7: a nomination, or its end, was written wrongly. It is annulled, and another one says how it was. The days in office up to today
   * stay, since whoever was in office signed acts. @returns the Ambito's id
   */
  @Command(() => Ambito, {
    description:
      'Rettifica una nomina del coordinatore scritta male, o la sua cessazione: quella sbagliata è annullata e un’altra la sostituisce; i giorni in carica restano (art. 7).',
    articolo: 'art. 7',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
    reload: ambitoReference,
  })
  async rettificaNominaCoordinatore(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La nomina.' }) input: RettificaNominaCoordinatoreInput,
  ): Promise<string> {
    const { motivo, atto, attoCessazione } = input;
    const prima = await loadNomina(unit, input);
    const { dal = prima.dal, al = prima.al } = input;
    if (al !== null && al < dal)
      throw new BadUserInput(
        ['input', 'al'],
        "L'incarico di coordinatore finirebbe prima di cominciare: indica un ultimo giorno dal primo in poi",
      );
    requireInCaricaRestano(prima, { dal, al }, giornoRoma(unit.adesso));
    const periodo = al === null ? `[${dal},)` : `[${dal},${al}]`;
    const versione = prima.versione + 1;
    const nuova = await rettifica(unit, NOMINA, prima.id, { periodo, atto, attoCessazione, versione }, { motivo });
    await emitCoordinatore(unit);
    unit.audit('NominaCoordinatore', nuova);
    return unit.ambitoId;
  }

  @Permesso('Se può rettificarla.')
  puoRettificare(@Root() { ambitoId }: NominaRow, @Ctx() context: GraphContext): boolean {
    return ambitoId === context.ambitoId;
  }
}

type Giorni = Pick<NominaCoordinatoreEntity, 'dal' | 'al'>;

/** @throws RuleViolation when a day in office up to today would go */
function requireInCaricaRestano(prima: Giorni, dopo: Giorni, oggi: string): void {
  if (prima.dal > oggi) return;
  const fino = prima.al === null || prima.al > oggi ? oggi : prima.al;
  if (dopo.dal > prima.dal || (dopo.al !== null && dopo.al < fino)) throw inCaricaResta();
}
