// SPDX-License-Identifier: AGPL-3.0-or-later
import { keepAnnullato, passAnnullati, type WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { agisce } from '../prese-in-carico/chi-puo-agire.ts';
import { presaInCaricoReference } from '../prese-in-carico/presa-in-carico.reference.ts';
import { PresaInCarico } from '../prese-in-carico/presa-in-carico.ts';
import { loadProgetto } from './load-progetto.ts';
import { nonInBozza } from './modifica-progetto.ts';
import { PROGETTO } from './progetto.entity.ts';
import { emitProgettoAnnullato } from './progetto.evento.ts';
import { PermessiProgetto, type ProgettoRow } from './progetto.ts';
import { StatoProgetto } from './stati.ts';
import { takeOutInterventi, takeOutObiettivi, takeOutVerifiche } from './write-progetto.ts';

@InputType({ description: 'Un progetto redatto per errore, come quello di un altro caso: nessuno lo ha accettato.' })
export class AnnullaProgettoInput {
  @Field(() => UUID, { description: 'Il progetto.' })
  progettoId!: string;

  @Field(() => Int, { description: 'Versione del progetto che si è letta.' })
  versione!: number;

  @Motivo()
  motivo!: string;
}

@Resolver(() => PermessiProgetto)
export class AnnullaProgetto {
  /**
   * Art. 2 c. 3 c: a draft was written on the wrong case. It goes with its objectives, interventi and verifications, and is read under the
   * case with what had been wrong about it before. Another one may be drafted. A draft commits nothing. @returns the case's id
   */
  @Command(() => PresaInCarico, {
    description:
      'Il case manager annulla un progetto in bozza redatto per errore, con obiettivi e interventi: del caso se ne può redigere un altro (art. 2 c. 3 c).',
    articolo: 'art. 2 c. 3 c',
    ammessi: ['ASSISTENTE_SOCIALE'],
    personale: true,
    reload: presaInCaricoReference,
  })
  async annullaProgetto(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'Il progetto.' }) input: AnnullaProgettoInput,
  ): Promise<string> {
    const { progettoId, motivo } = input;
    const { stato, presaInCaricoId } = await loadProgetto(unit, input);
    if (stato !== StatoProgetto.BOZZA) throw nonInBozza('annulla');
    await emitProgettoAnnullato(unit, progettoId);
    await keepAnnullato(unit, PROGETTO, progettoId, { motivo, proprietarioId: presaInCaricoId });
    await passAnnullati(unit, progettoId, presaInCaricoId);
    await takeOutObiettivi(unit, progettoId);
    await takeOutInterventi(unit, progettoId);
    await takeOutVerifiche(unit, progettoId);
    await unit.query('DELETE FROM progetto WHERE ambito_id = $1 AND id = $2', [unit.ambitoId, progettoId]);
    unit.audit('ProgettoPersonalizzato', progettoId, motivo);
    return presaInCaricoId;
  }

  @Permesso('Se può annullarlo, finché è in bozza.')
  async puoAnnullare(@Root() { stato, presaInCaricoId }: ProgettoRow, @Ctx() context: GraphContext): Promise<boolean> {
    return stato === StatoProgetto.BOZZA && agisce(presaInCaricoId, context);
  }
}
