// Asks the processor to fetch what will be read soon; Swift has no word for it.
static inline void marquee_prefetch(const void *address) { __builtin_prefetch(address); }
