// SPDX-License-Identifier: AGPL-3.0-or-later

/** Runs `fill` without triggers and foreign keys. */
export async function unchecked(query, fill) {
  await query(`SET session_replication_role = replica; SET synchronous_commit = off`);
  await fill();
  await query(`SET session_replication_role = origin`);
  // Otherwise autovacuum would do it while something is measured.
  await query(`VACUUM (ANALYZE)`);
  await query(`CHECKPOINT`);
}

/** Runs `fill` without a constraint of the table, and adds it then. */
export async function indexedLater(query, table, constraint, fill) {
  const { rows } = await query(`SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = $1`, [
    constraint,
  ]);
  await query(`ALTER TABLE ${table} DROP CONSTRAINT ${constraint}`);
  await fill();
  await query(`ALTER TABLE ${table} ADD CONSTRAINT ${constraint} ${rows[0].definition}`);
}
