ALL_CXXFLAGS = $(CXXFLAGS) -O2 -std=c++11

bin/Release/guetzli: obj/main.o obj/blocks.o
	@mkdir -p bin/Release
	$(CXX) $^ -o $@ $(LDFLAGS)

obj/%.o: guetzli/%.cc guetzli/blocks.h
	@mkdir -p obj
	$(CXX) $(ALL_CXXFLAGS) -c $< -o $@
