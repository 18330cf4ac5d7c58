#include "CAttackList.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char list[] = {
#embed "../MarqueeAttacks/Families/plain-writes.txt" suffix(,)
#embed "../MarqueeAttacks/Families/writes-in-disguise.txt" suffix(,)
#embed "../MarqueeAttacks/Families/comments.txt" suffix(,)
#embed "../MarqueeAttacks/Families/lexical-tricks.txt" suffix(,)
#embed "../MarqueeAttacks/Families/stacked-statements.txt" suffix(,)
#embed "../MarqueeAttacks/Families/governance-reads.txt" suffix(,)
#embed "../MarqueeAttacks/Families/governance-writes.txt" suffix(,)
#embed "../MarqueeAttacks/Families/ledger-rows.txt" suffix(,)
#embed "../MarqueeAttacks/Families/managed-shapes.txt" suffix(,)
#embed "../MarqueeAttacks/Families/definitions-for-others.txt" suffix(,)
#embed "../MarqueeAttacks/Families/session-tables.txt" suffix(,)
#embed "../MarqueeAttacks/Families/storage-engines.txt" suffix(,)
#embed "../MarqueeAttacks/Families/files.txt" suffix(,)
#embed "../MarqueeAttacks/Families/locks-and-waits.txt" suffix(,)
#embed "../MarqueeAttacks/Families/transactions.txt" suffix(,)
#embed "../MarqueeAttacks/Families/session-state.txt" suffix(,)
#embed "../MarqueeAttacks/Families/loaded-code.txt" suffix(,)
#embed "../MarqueeAttacks/Families/server-metadata.txt" suffix(,)
#embed "../MarqueeAttacks/Families/accounts.txt" suffix(,)
#embed "../MarqueeAttacks/Families/server-administration.txt" suffix(,)
#embed "../MarqueeAttacks/Families/pragmas.txt" suffix(,)
#embed "../MarqueeAttacks/Families/engine-tables.txt" suffix(,)
#embed "../MarqueeAttacks/Families/cpu-bombs.txt" suffix(,)
#embed "../MarqueeAttacks/Families/memory-bombs.txt" suffix(,)
#embed "../MarqueeAttacks/Families/disk.txt" suffix(,)
#embed "../MarqueeAttacks/Families/size-and-depth.txt" suffix(,)
#embed "../MarqueeAttacks/Families/roles.txt" suffix(,)
#embed "../MarqueeAttacks/Families/tokens.txt" suffix(,)
#embed "../MarqueeAttacks/Families/names-as-code.txt" suffix(,)
#embed "../MarqueeAttacks/Families/uploads.txt" suffix(,)
#embed "../MarqueeAttacks/Families/request-smuggling.txt" suffix(,)
#embed "../MarqueeAttacks/Families/parameters.txt" suffix(,)
#embed "../MarqueeAttacks/Families/json-bodies.txt" suffix(,)
#embed "../MarqueeAttacks/Families/idempotency-keys.txt" suffix(,)
#embed "../MarqueeAttacks/Families/paths.txt" suffix(,)
#embed "../MarqueeAttacks/Families/headers.txt" suffix(,)
#embed "../MarqueeAttacks/Families/malformed-requests.txt" suffix(,)
#embed "../MarqueeAttacks/Families/sandboxes.txt" suffix(,)
#embed "../MarqueeAttacks/Families/undo-and-promote.txt" suffix(,)
#embed "../MarqueeAttacks/Families/recommender-requests.txt" suffix(,)
#embed "../MarqueeAttacks/Families/leaks.txt" suffix(,)
#embed "../MarqueeAttacks/Families/resources.txt" suffix(,)
};

const unsigned char *marquee_attack_list_start(void) { return list; }

long marquee_attack_list_length(void) { return sizeof list; }
