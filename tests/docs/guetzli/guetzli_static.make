ALL_CXXFLAGS = $(CXXFLAGS) -O2 -std=c++11 -static
