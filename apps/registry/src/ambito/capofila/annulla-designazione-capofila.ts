// SPDX-License-Identifier: AGPL-3.0-or-later
import { NotFound, RuleViolation } from '@ambito/errors';
import { giornoRoma, ilGiorno } from '@ambito/orari';
import { annulla, columnsOf, type WriteUnit } from '@ambito/persistence';
import { Command, type GraphContext, Motivo, Permesso, Unit, UUID } from '@ambito/subgraph';
import { Arg, Ctx, Field, InputType, Int, Resolver, Root } from 'type-graphql';
import { ambitoReference } from '../ambiti/ambito.reference.ts';
import { Ambito } from '../ambiti/ambito.ts';
import { CAPOFILA, CapofilaEntity } from '../ambiti/capofila.entity.ts';
import { lockAmbito, updateAmbito } from '../ambiti/lock-ambito.ts';
import { PermessiCapofila } from './capofila.ts';

@InputType({ description: 'Una designazione del capofila, registrata per errore.' })
export class AnnullaDesignazioneCapofilaInput {
  @Field(() => Int, { description: "Versione dell'Ambito che si è letta." })
  versione!: number;

  @Field(() => UUID, { description: 'La designazione.' })
  capofilaId!: string;

  @Motivo()
  motivo!: string;
}

type Designato = Pick<CapofilaEntity, 'dal' | 'al' | 'atto'>;

/** The last designation, which another one came before. */
const isUltimaDesignazione = ({ al, atto }: Designato): boolean => al === null && atto !== null;

@Resolver(() => PermessiCapofila)
export class AnnullaDesignazioneCapofila {
  /**
   * Art. 1 and 8: a Comune that was to lead the Ambito was designated by mistake, or from another day. Whoever leads before it goes on. The
   * database lets no other designation go (`capofila_immutabile`). @returns the Ambito's id
   */
  @Command(() => Ambito, {
    description:
      'Annulla la designazione di un capofila che deve ancora cominciare: chi lo è prima continua a esserlo (art. 1).',
    articolo: 'art. 1',
    ammessi: ['COORDINAMENTO_ISTITUZIONALE'],
    reload: ambitoReference,
  })
  async annullaDesignazioneCapofila(
    @Unit() unit: WriteUnit,
    @Arg('input', { description: 'La designazione.' }) input: AnnullaDesignazioneCapofilaInput,
  ): Promise<string> {
    const { versione, capofilaId: id, motivo } = input;
    const { ambitoId } = unit;
    await lockAmbito(unit, ambitoId, versione);
    const [designato] = await unit.query<CapofilaEntity>(
      `SELECT ${columnsOf(CapofilaEntity)} FROM capofila WHERE id = $1 AND ambito_id = $2 FOR UPDATE`,
      [id, ambitoId],
    );
    if (designato === undefined) throw new NotFound("La designazione non c'è, o non vi hai accesso");
    const { dal } = designato;
    if (dal <= giornoRoma(unit.adesso))
      throw new RuleViolation('art. 1 c. 1', `È capofila da ${ilGiorno(dal)}: se ne designa un altro`);
    const [prima] = await unit.query<{ id: string }>(
      'SELECT id FROM capofila WHERE ambito_id = $1 AND upper(periodo) = $2::date FOR UPDATE',
      [ambitoId, dal],
    );
    if (!isUltimaDesignazione(designato) || prima === undefined)
      throw new RuleViolation(
        'art. 1 c. 1',
        "Si annulla solo l'ultima designazione, dopo la quale non ce n'è un'altra",
      );
    await annulla(unit, CAPOFILA, id, { motivo, sostituitoDa: prima.id });
    await unit.query('UPDATE capofila SET periodo = daterange(lower(periodo), NULL) WHERE id = $1', [prima.id]);
    await updateAmbito(unit, ambitoId);
    return ambitoId;
  }

  @Permesso("Se può annullarla: è l'ultima, e deve ancora cominciare.")
  puoAnnullare(@Root() capofila: CapofilaEntity, @Ctx() { ambitoId, adesso }: GraphContext): boolean {
    return capofila.ambitoId === ambitoId && isUltimaDesignazione(capofila) && capofila.dal > giornoRoma(adesso);
  }
}
