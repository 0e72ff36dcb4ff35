// SPDX-License-Identifier: AGPL-3.0-or-later
import { annulla, type WriteUnit } from '@ambito/persistence';
import { Command, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Field, InputType, Int, Resolver } from 'type-graphql';
import { finishModifica, loadOperatore } from '../operatori/load-operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore } from '../operatori/operatore.ts';
import { requireMinimoDopo } from './giorni-persi.ts';
import { INCARICO } from '../operatori/incarico.entity.ts';
import { PermessiIncarico } from './incarico.ts';
import { findIncarico } from './load-incarico.ts';

@InputType({ description: 'Un incarico che era sbagliato.' })
export class AnnullaIncaricoInput {
  @Field(() => UUID, { description: "L'operatore." })
  operatoreId!: string;

  @Field(() => Int, { description: "Versione dell'operatore che si è letta." })
  versione!: number;

  @Field(() => UUID, { description: "L'incarico, anche non ancora cominciato, in corso o finito." })
  incaricoId!: string;

  @Motivo()
  motivo!: string;

  @Field({
    defaultValue: false,
    description: "Conferma che l'Ambito resta sotto un assistente sociale ogni 10.000 residenti (art. 4 c. 1).",
  })
  confermaSottoMinimo: boolean = false;
}

@Resolver(() => PermessiIncarico)
export class AnnullaIncarico {
  /**
   * Art. 8 c. 1: an incarico that nobody was given. It holds for no day, past or future. Casework hands over the open cases of an
   * operator who is thus not in service. @returns the operator's id
   */
  @Command(() => Operatore, {
    description: 'Annulla un incarico registrato per errore, anche non ancora cominciato (art. 8).',
    articolo: 'art. 8 c. 1',
    ammessi: ['COORDINATORE'],
    reload: operatoreReference,
  })
  async annullaIncarico(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: "L'incarico." }) input: AnnullaIncaricoInput,
  ): Promise<string> {
    const { operatoreId, versione, incaricoId, motivo, confermaSottoMinimo } = input;
    const { natura } = await loadOperatore(unit, operatoreId, versione);
    const incarico = await findIncarico(unit, operatoreId, incaricoId);
    await annulla(unit, INCARICO, incaricoId, { motivo });
    if (natura === 'ASSISTENTE_SOCIALE') await requireMinimoDopo(unit, incarico, null, confermaSottoMinimo);
    return finishModifica(unit, operatoreId);
  }

  @Permesso('Se può annullarlo.')
  puoAnnullare(): boolean {
    return true;
  }
}
