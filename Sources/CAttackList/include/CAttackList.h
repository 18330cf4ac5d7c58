// The files in Sources/MarqueeAttacks/Families, one after the other, as part of the program: Swift's own way to embed them
// takes half a minute to compile.
const unsigned char *marquee_attack_list_start(void);
long marquee_attack_list_length(void);
