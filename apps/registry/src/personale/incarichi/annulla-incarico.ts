// SPDX-License-Identifier: AGPL-3.0-or-later
import { giornoRoma, vigilia } from '@ambito/orari';
import type { WriteUnit } from '@ambito/persistence';
import { Command, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Field, InputType, Int, Resolver } from 'type-graphql';
import { annulla, Motivo } from '../../ambito/annullamenti/annulla.ts';
import { finishModifica, loadOperatore } from '../operatori/load-operatore.ts';
import { operatoreReference } from '../operatori/operatore.reference.ts';
import { Operatore } from '../operatori/operatore.ts';
import { INCARICO } from './incarico.entity.ts';
import { PermessiIncarico } from './incarico.ts';
import { findIncarico } from './load-incarico.ts';
import { requireRapportoMinimo } from './rapporto-minimo.ts';

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

/**
 * Art. 4 c. 1: a correction takes nothing from the past, which was as it now says. From today on it may show the Ambito below the
 * minimum, which the coordinator confirms, as for an end.
 * @param prima the incarico as it was, whose correction is written already
 */
export async function requireMinimoDopo(
  unit: WriteUnit,
  prima: { readonly dal: string; readonly al: string | null },
  conferma: boolean,
): Promise<void> {
  const oggi = giornoRoma(unit.adesso);
  if (prima.al !== null && prima.al < oggi) return;
  const dal = prima.dal > oggi ? prima.dal : oggi;
  await requireRapportoMinimo(unit, { senza: [], dopo: vigilia(dal), finoAl: prima.al }, conferma);
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
    const { qualifica } = await loadOperatore(unit, operatoreId, versione);
    const incarico = await findIncarico(unit, operatoreId, incaricoId);
    await annulla(unit, INCARICO, incaricoId, { motivo });
    if (qualifica === 'ASSISTENTE_SOCIALE') await requireMinimoDopo(unit, incarico, confermaSottoMinimo);
    return finishModifica(unit, operatoreId);
  }

  @Permesso('Se può annullarlo.')
  puoAnnullare(): boolean {
    return true;
  }
}
