// SPDX-License-Identifier: AGPL-3.0-or-later
import { BadUserInput, RuleViolation } from '@ambito/errors';
import { giornoRoma, dalGiorno } from '@ambito/orari';
import { rettificaSulPosto, type WriteUnit } from '@ambito/persistence';
import { Command, DataIso, Motivo, Permesso, Unit, UpdateInput, UUID } from '@ambito/subgraph';
import { Arg, Field, Int, Resolver, Root } from 'type-graphql';
import { finishModifica, loadOperatore } from './load-operatore.ts';
import { OPERATORE, OperatoreEntity } from './operatore.entity.ts';
import { operatoreReference } from './operatore.reference.ts';
import { Operatore, PermessiOperatore, type OperatoreRow } from './operatore.ts';

@UpdateInput(OperatoreEntity, "L'accettazione del codice deontologico, registrata male o per errore", ['data'])
export class RettificaCodiceDeontologicoInput {
  @Field(() => UUID, { description: "L'operatore." })
  operatoreId!: string;

  @Field(() => Int, { description: 'Versione che si è letta.' })
  versione!: number;

  @Field(() => DataIso, {
    nullable: true,
    description: 'Il giorno giusto, non futuro; null se non lo ha accettato.',
  })
  data?: string | null;

  @Motivo()
  motivo!: string;
}

/** The first incarico of an assistente sociale ($1) that begins before a day ($2), or any if there is none. */
const PRIMA = `
  SELECT min(lower(periodo)) AS dal FROM incarico JOIN operatore ON operatore.id = operatore_id
  WHERE operatore_id = $1 AND natura = 'ASSISTENTE_SOCIALE' AND lower(periodo) < coalesce($2::date, 'infinity')`;

@Resolver(() => PermessiOperatore)
export class RettificaCodiceDeontologico {
  /**
   * Art. 8 c. 1: the acceptance of the professional code was recorded on a wrong day, or by mistake. The operator stays; what was said is
   * kept among what was annulled. No incarico of an assistente sociale begins before the acceptance. @returns the operator's id
   */
  @Command(() => Operatore, {
    description:
      'Rettifica il giorno in cui un operatore ha accettato il codice deontologico, o dice che non lo ha accettato: gli incarichi che cominciano prima si rettificano prima (art. 8 c. 1).',
    articolo: 'art. 8 c. 1',
    ammessi: ['COORDINATORE'],
    reload: operatoreReference,
  })
  async rettificaCodiceDeontologico(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'accettazione." }) input: RettificaCodiceDeontologicoInput,
  ): Promise<string> {
    const { operatoreId, versione, motivo } = input;
    const { accettato } = await loadOperatore(unit, operatoreId, versione);
    if (accettato === null)
      throw new RuleViolation('art. 8 c. 1', 'Non è registrata nessuna accettazione del codice deontologico');
    const data = input.data === undefined ? accettato : input.data;
    if (data !== null && data > giornoRoma(unit.adesso))
      throw new BadUserInput(['input', 'data'], "L'accettazione non è ancora avvenuta");
    const [prima] = await unit.query<{ dal: string | null }>(PRIMA, [operatoreId, data]);
    if (prima !== undefined && prima.dal !== null)
      throw new RuleViolation(
        'art. 8 c. 1',
        `Ha un incarico ${dalGiorno(prima.dal)}, prima di aver accettato il codice: prima si rettifica o si annulla quello`,
      );
    await rettificaSulPosto(unit, OPERATORE, operatoreId, { motivo }, () =>
      unit.manager.update(OperatoreEntity, { id: operatoreId }, { codiceDeontologicoAccettatoIl: data }),
    );
    return finishModifica(unit, operatoreId);
  }

  @Permesso('Se può rettificarne l’accettazione del codice deontologico.')
  puoRettificareCodice(@Root() { codiceDeontologicoAccettatoIl }: OperatoreRow): boolean {
    return codiceDeontologicoAccettatoIl !== null;
  }
}
