// SPDX-License-Identifier: AGPL-3.0-or-later
/*
 * A contatto registered by hand over node:http, with the statements that casework sends: the lists, the sede, the row, its event
 * and its audit in one transaction, then the read of the row with its audit in another.
 */
import { randomUUID } from 'node:crypto';
import { serve, unit } from './serve.mjs';

const CONTATTO = `SELECT ambito_id, id, sede_id, avvenuto_il, canale, richiedente, persona_id, comune_residenza, urgente, domanda, tempo_minuti,
  esito, esito_il, presa_in_carico_id, versione FROM contatto WHERE ambito_id = $1 AND id = ANY ($2::uuid[])`;
const STATO = `SELECT avvenuto_il, sede_id, c.comune_residenza, canale, richiedente, urgente, esito, esito_il, c.versione, pseudonimo, data_nascita, sesso,
  gruppo_cittadinanza, ARRAY(SELECT codice FROM contatto_bisogno b WHERE b.ambito_id = c.ambito_id AND b.contatto_id = c.id ORDER BY codice) AS bisogni
  FROM contatto c LEFT JOIN persona p ON p.ambito_id = c.ambito_id AND p.id = c.persona_id WHERE c.ambito_id = $1 AND c.id = $2`;

const audit = (run, { ambito, account, requestId }, azione, id) =>
  run(
    'audit',
    `INSERT INTO audit (quando, attore, ruolo, ambito_id, azione, tipo, record_id, request_id, impronta)
     VALUES (now(), $1, 'ASSISTENTE_SOCIALE', $2, $3, 'Contatto', $4, $5, sha256(convert_to($4, 'UTF8')))`,
    [account, ambito, azione, id, requestId],
  );

async function register(request) {
  const { ambito, input } = request;
  const id = randomUUID();
  await unit(request, async (run) => {
    await run('lists', 'SELECT nome, voci FROM anagrafe_vocabolario WHERE nome = ANY ($1)', [
      ['CANALI', 'RICHIEDENTI'],
    ]);
    const [sede] = await run('sede', 'SELECT * FROM anagrafe_sede WHERE id = $1 AND ambito_id = $2', [
      input.sedeId,
      ambito,
    ]);
    if (sede === undefined) throw new Error('no sede');
    const adesso = new Date().toISOString();
    await run(
      'insert',
      `INSERT INTO contatto (ambito_id, id, sede_id, avvenuto_il, canale, richiedente, urgente, versione) VALUES ($1, $2, $3, $4, $5, $6, false, 1)`,
      [ambito, id, input.sedeId, adesso, input.canale, input.richiedente],
    );
    const [stato] = await run('stato', STATO, [ambito, id]);
    await run('needs', 'SELECT nome, voci FROM anagrafe_vocabolario WHERE nome = ANY ($1)', [['BISOGNI']]);
    const evento = {
      id: randomUUID(),
      tipo: 'ContattoAggiornato',
      ambitoId: ambito,
      aggregato: { tipo: 'Contatto', id, versione: 1 },
      avvenutoIl: adesso,
      dati: stato,
    };
    await run(
      'outbox',
      `INSERT INTO outbox (id, ambito_id, evento, request_id)
       SELECT (e ->> 'id')::uuid, (e ->> 'ambitoId')::uuid, e, $2 FROM jsonb_array_elements($1::jsonb) AS e`,
      [JSON.stringify([evento]), request.requestId],
    );
    await audit(run, request, 'registraContatto', id);
  });
  const [riga] = await unit(request, async (run) => {
    const rows = await run('contatto', CONTATTO, [ambito, [id]]);
    await audit(run, request, 'contatto.leggi', id);
    return rows;
  });
  return {
    data: {
      registraContatto: { id: riga.id, versione: riga.versione, canale: riga.canale, sede: { id: riga.sede_id } },
    },
  };
}

serve(register);
