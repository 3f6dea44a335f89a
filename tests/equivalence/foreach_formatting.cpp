// Comments and odd formatting stay as they are.
// WANT: /* one */   v   =   mix( v ) ;  // two
#include <cstdio>
#include <vector>

static unsigned mix(unsigned x) {
  for (int i = 0; i < 20000; ++i)
    x = x * 1664525u + 1013904223u;
  return x;
}

int main( )
{
	std::vector<unsigned> values { 3,2,1 } ;
	for( auto  & v :values )   // behind the header
	{
		/* one */   v   =   mix( v ) ;  // two

		// "for (auto x : y) {" in a comment, and a brace: {
		v ^= '}' ;
	}
	for (auto &v : values)
	    // before the statement
	    v = mix(v + 1); // behind it
	for(unsigned v:values) std::printf ( "%u }\n" , v ) ;
}
