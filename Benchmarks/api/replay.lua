-- Replays the requests of a file, one a line, from the first to the last and over again.
--
--     wrk … -s replay.lua URL -- FILE               GET, each line a path
--     wrk … -s replay.lua URL -- FILE PATH TOKEN    POST to the path, each line a body of JSON
--     wrk … -s replay.lua URL -- FILE "" TOKEN      GET with the token

local requests = {}
local count = 0
local current = 0

function init(args)
    local headers = {}
    if args[3] then
        headers["Authorization"] = "Bearer " .. args[3]
    end
    for line in io.lines(args[1]) do
        count = count + 1
        if args[3] and args[2] ~= "" then
            headers["Content-Type"] = "application/json"
            requests[count] = wrk.format("POST", args[2], headers, line)
        else
            requests[count] = wrk.format("GET", line, headers)
        end
    end
end

function request()
    current = current % count + 1
    return requests[current]
end
