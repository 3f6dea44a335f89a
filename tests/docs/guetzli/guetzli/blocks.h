#pragma once
#include <vector>

// What coding each block takes, and how far off it is.
std::vector<double> BlockSizes(const std::vector<int> &coefficients,
                               int blocks);
std::vector<double> BlockErrors(const std::vector<int> &coefficients,
                                int blocks);
